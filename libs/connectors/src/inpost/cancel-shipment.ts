import { action } from '@patchbay/connector-sdk/action';
import { shippingResults } from '@patchbay/connector-sdk/kinds/shipping';
import { z } from 'zod';
import { shipment } from '../_shipping/inputs.ts';
import { Shipment } from './shipment.ts';

const CANCELLED = 'canceled';

/**
 * DELETE /v1/shipments/:id, until the label is bought; `invalid_action` from then on.
 * https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/11731070
 */
export const cancelShipment = action({
  title: 'Cancel a shipment',
  description: 'Takes a shipment back whose label is not bought yet.',
  input: z.strictObject({
    shipment: shipment.regex(/^\d+$/, 'must be the number that creating the shipment told'),
  }),
  sample: { shipment: '1234567890' },
  before: [
    {
      name: 'shipment',
      request: ({ shipment: id }) => ({
        method: 'GET',
        path: '/v1/shipments/{id}',
        params: { id },
      }),
      read: ({ body }) => {
        const found = Shipment.safeParse(body).data;
        return found && { shipment: String(found.id), status: found.status };
      },
    },
  ],
  // An earlier attempt whose answer was lost has cancelled it already.
  request: ({ shipment: id }, _context, { status }) => ({
    method: status === CANCELLED ? 'GET' : 'DELETE',
    path: '/v1/shipments/{id}',
    params: { id },
  }),
  result: {
    schema: shippingResults.cancel_shipment,
    read: (_, { shipment: id }) => ({ shipment: String(id), state: 'cancelled' as const }),
  },
});
