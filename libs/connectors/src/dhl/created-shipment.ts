import { z } from 'zod';
import { shipmentName } from './shipment-name.ts';

/** Of the 16 KiB of a result, the rest of which are the numbers. */
export const LARGEST_LABEL = 15_000;

const Created = z.object({
  shipmentTrackingNumber: z.string().min(1).max(60),
  dispatchConfirmationNumber: z.string().min(1).max(60).optional().catch(undefined),
  /** Labels, invoices and receipts, in any order. */
  documents: z
    .array(z.object({ typeCode: z.string(), content: z.base64() }))
    .optional()
    .catch(undefined),
});

/** The schema supermodelIoLogisticsExpressCreateShipmentResponse of MyDHL API. */
export function createdShipment(body: unknown) {
  const made = Created.safeParse(body).data;
  if (!made) return undefined;
  const number = made.shipmentTrackingNumber;
  const label = made.documents?.find(({ typeCode }) => typeCode === 'label')?.content;
  return {
    shipment: shipmentName(number, made.dispatchConfirmationNumber),
    tracking_number: number,
    state: 'created' as const,
    ...(label && label.length <= LARGEST_LABEL && { label }),
  };
}
