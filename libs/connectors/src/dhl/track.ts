import { action } from '@patchbay/connector-sdk/action';
import { shippingResults } from '@patchbay/connector-sdk/kinds/shipping';
import { z } from 'zod';
import { trackingNumber } from '../_shipping/inputs.ts';
import { trackingOf } from './tracking.ts';

/** GET /shipments/{shipmentTrackingNumber}/tracking */
export const track = action({
  title: 'Track a shipment',
  description: 'Where a shipment is, and where it has been.',
  input: z.strictObject({ tracking_number: trackingNumber }),
  sample: { tracking_number: '9356579890' },
  request: ({ tracking_number }) => ({
    method: 'GET',
    path: '/shipments/{shipmentTrackingNumber}/tracking',
    params: { shipmentTrackingNumber: tracking_number },
    query: { trackingView: 'all-checkpoints', levelOfDetail: 'shipment' },
  }),
  result: { schema: shippingResults.track, read: ({ body }) => trackingOf(body) },
});
