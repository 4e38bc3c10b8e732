import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { pdfBody } from '../_files/pdf-body.ts';
import { shipment } from '../_shipping/inputs.ts';

/** Labels of all parcels of the largest shipment. */
const MOST_LABEL_BYTES = 4 * 2 ** 20;

/**
 * GET /v1/shipments/:shipment_id/label, of shipments that are bought; `invalid_action` before.
 * https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/18153509
 */
export const getLabel = action({
  title: 'Fetch a label',
  description: 'Hands over the label of a shipment that is bought, as PDF.',
  input: z.strictObject({
    shipment: shipment.regex(/^\d+$/, 'must be the number that creating the shipment told'),
    size: z.enum(['normal', 'a6']).default('normal').meta({
      title: 'Size',
      description: 'Couriers’ labels are always A6.',
    }),
  }),
  sample: { shipment: '1234567890' },
  request: ({ shipment: id, size }) => ({
    method: 'GET',
    path: '/v1/shipments/{id}/label',
    params: { id },
    query: { format: 'Pdf', type: size === 'a6' ? 'A6' : 'normal' },
    headers: { accept: 'application/pdf, application/json' },
  }),
  result: {
    schema: z.object({ shipment: z.string() }),
    read: (_response, _found, { shipment: id }) => ({ shipment: id }),
    file: pdfBody('label.pdf', MOST_LABEL_BYTES),
  },
});
