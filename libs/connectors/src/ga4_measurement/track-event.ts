import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { trackFields } from '../_analytics/track-input.ts';
import { Validated } from './account.ts';
import { requestFor } from './payload.ts';

const name = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;
const NAME = 'must be letters, digits and underscores, 40 at most';

/**
 * The server that records answers 204 whatever it is sent, so the one that validates is asked first.
 * There is no key by which a repeated event is known.
 */
export const trackEvent = action({
  title: 'Record an event',
  description: 'Records what a visitor did.',
  input: z.strictObject({
    ...trackFields,
    event_name: trackFields.event_name.regex(name, NAME).meta({ title: 'Event' }),
    properties: z
      .record(
        z.string().regex(name, NAME),
        z.union([
          z.string().max(500),
          z.number(),
          z.boolean(),
          z.array(z.record(z.string(), z.unknown())),
        ]),
      )
      .refine((values) => Object.keys(values).length <= 25, 'must be 25 at most')
      .optional()
      .meta({
        title: 'Properties',
        description:
          'With session_id and engagement_time_msec the event shows in realtime reports.',
      }),
  }),
  sample: {
    event_name: 'quote_requested',
    client_id: '1234567890.1234567890',
    properties: { value: 29.98, currency: 'EUR', product: 'Bell' },
  },
  before: [
    {
      name: 'validate',
      request: (event, context) => requestFor('/debug/mp/collect', event, context),
      read: ({ body }) => (Validated.safeParse(body).success ? {} : undefined),
    },
  ],
  request: (event, context) => requestFor('/mp/collect', event, context),
});
