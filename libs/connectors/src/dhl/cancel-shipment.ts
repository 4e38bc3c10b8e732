import { action } from '@patchbay/connector-sdk/action';
import { shippingResults } from '@patchbay/connector-sdk/kinds/shipping';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { shipment } from '../_shipping/inputs.ts';
import { messageReference } from './message-reference.ts';
import { SHIPMENT_NAME, shipmentParts } from './shipment-name.ts';
import { trackingOf } from './tracking.ts';

/**
 * DELETE /pickups/{dispatchConfirmationNumber}. MyDHL API cannot cancel a label, and need not: one
 * that no courier scans is not charged. What can be called off is the courier.
 */
export const cancelShipment = action({
  title: 'Call off the courier',
  description: 'Cancels the pickup of a shipment. A label that is not used costs nothing.',
  input: z.strictObject({
    shipment: shipment.regex(SHIPMENT_NAME, 'must be as creating the shipment told it'),
    reason: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .default('Not needed any more')
      .meta({ title: 'Reason' }),
  }),
  sample: { shipment: '1234567890:PRG200227000256' },
  before: [
    {
      name: 'shipment',
      // A label that nobody has scanned is not known to the tracking yet.
      accepts: [404],
      request: ({ shipment: name }) => ({
        method: 'GET',
        path: '/shipments/{shipmentTrackingNumber}/tracking',
        params: { shipmentTrackingNumber: shipmentParts(name).trackingNumber },
        query: { trackingView: 'last-checkpoint', levelOfDetail: 'shipment' },
      }),
      read: ({ status, body }, { shipment: name }) => {
        if (status === 404) return { shipment: name, state: 'created' };
        const found = trackingOf(body);
        return found && { shipment: name, state: found.state };
      },
    },
  ],
  request: ({ shipment: name, reason }, { settings, messageId }, { state }) => {
    const { pickup } = shipmentParts(name);
    if (!pickup) throw new RequestBuildError('shipment', 'has no pickup that could be cancelled');
    if (state !== 'created') throw new RequestBuildError('shipment', 'is on its way already');
    return {
      method: 'DELETE',
      path: '/pickups/{dispatchConfirmationNumber}',
      params: { dispatchConfirmationNumber: pickup },
      query: { requestorName: String(settings['contact'] ?? 'Shipping'), reason },
      ...messageReference(messageId),
    };
  },
  result: {
    schema: shippingResults.cancel_shipment,
    read: (_, { shipment: name }) => ({ shipment: String(name), state: 'cancelled' as const }),
  },
});
