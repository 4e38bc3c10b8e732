import { z } from 'zod';
import { shipmentName } from './shipment-name.ts';

const Created = z.object({
  shipmentTrackingNumber: z.string().min(1).max(60),
  dispatchConfirmationNumber: z.string().min(1).max(60).optional().catch(undefined),
});

const Documents = z.object({
  /** Labels, invoices and receipts, in any order. */
  documents: z.array(z.object({ typeCode: z.string(), content: z.string() })),
});

/** The schema supermodelIoLogisticsExpressCreateShipmentResponse of MyDHL API. */
export function createdShipment(body: unknown) {
  const made = Created.safeParse(body).data;
  if (!made) return undefined;
  const number = made.shipmentTrackingNumber;
  return {
    shipment: shipmentName(number, made.dispatchConfirmationNumber),
    tracking_number: number,
    state: 'created' as const,
  };
}

/** The label of the same answer, Base64. */
export function labelIn(body: unknown): string | undefined {
  const documents = Documents.safeParse(body).data?.documents;
  return documents?.find(({ typeCode }) => typeCode === 'label')?.content;
}
