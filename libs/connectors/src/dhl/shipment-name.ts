/**
 * DHL cancels pickups, never labels, and knows the pickup by a number of its own. So a shipment is
 * named by both, `1234567890:PRG200227000256`, where a pickup was booked.
 */
export const SHIPMENT_NAME = /^(\d{6,20})(?::([A-Za-z0-9-]{3,30}))?$/;

export function shipmentName(trackingNumber: string, pickup: string | undefined): string {
  return pickup ? `${trackingNumber}:${pickup}` : trackingNumber;
}

export function shipmentParts(name: string): { trackingNumber: string; pickup?: string } {
  const [, trackingNumber = '', pickup] = SHIPMENT_NAME.exec(name) ?? [];
  return { trackingNumber, ...(pickup && { pickup }) };
}
