import { z } from 'zod';
import { shipmentState } from './states.ts';

/** https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/18153485 */
export const Shipment = z.object({
  id: z.int().positive(),
  status: z.string().min(1).max(100),
  /** Comes when the shipment is confirmed, moments after it was created. */
  tracking_number: z.string().min(1).max(100).nullish().catch(undefined),
});

export function shipmentOf(body: unknown) {
  const found = Shipment.safeParse(body).data;
  if (!found) return undefined;
  return {
    shipment: String(found.id),
    ...(found.tracking_number && { tracking_number: found.tracking_number }),
    state: shipmentState(found.status),
    vendor_state: found.status,
  };
}
