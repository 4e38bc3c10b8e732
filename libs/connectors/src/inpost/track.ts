import { action } from '@patchbay/connector-sdk/action';
import { shippingResults } from '@patchbay/connector-sdk/kinds/shipping';
import { z } from 'zod';
import { trackingNumber } from '../_shipping/inputs.ts';
import { shipmentState } from './states.ts';

const word = z.string().min(1).max(200);

const Tracking = z.object({
  tracking_number: z.string().min(1),
  status: word,
  /** Newest first. */
  tracking_details: z
    .array(
      z.object({
        status: word,
        agency: word.nullish().catch(undefined),
        datetime: z.iso.datetime({ offset: true }),
      }),
    )
    .catch([]),
});

const MOST_EVENTS = 50;

/** GET /v1/tracking/:tracking_number: https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/18153479 */
export const track = action({
  title: 'Track a parcel',
  description: 'Where a parcel is, and where it has been.',
  input: z.strictObject({ tracking_number: trackingNumber }),
  sample: { tracking_number: '602677439331630337653846' },
  request: ({ tracking_number }) => ({
    method: 'GET',
    path: '/v1/tracking/{tracking_number}',
    params: { tracking_number },
  }),
  result: {
    schema: shippingResults.track,
    read: ({ body }) => {
      const found = Tracking.safeParse(body).data;
      if (!found) return undefined;
      return {
        tracking_number: found.tracking_number,
        state: shipmentState(found.status),
        vendor_state: found.status,
        events: found.tracking_details.slice(0, MOST_EVENTS).map((event) => ({
          at: event.datetime,
          state: shipmentState(event.status),
          text: event.status,
          ...(event.agency && { place: event.agency }),
        })),
      };
    },
  },
});
