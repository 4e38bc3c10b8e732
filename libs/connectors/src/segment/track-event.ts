import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { timeOf } from '../_analytics/time-of.ts';
import { trackFields, visitorFields } from '../_analytics/track-input.ts';

/** POST /v1/track, https://segment.com/docs/connections/spec/track/ */
export const trackEvent = action({
  title: 'Record an event',
  description: 'Records what a person did, for all destinations of the source.',
  input: z
    .strictObject({ ...trackFields, ...visitorFields })
    .refine(({ user_id, client_id }) => user_id ?? client_id, {
      path: ['user_id'],
      error: 'or client_id is needed',
    }),
  sample: {
    event_name: 'Order Completed',
    user_id: 'c-1042',
    properties: { order_id: 'A-1042', revenue: 29.98, currency: 'EUR' },
  },
  request: (input, context) => ({
    method: 'POST',
    path: '/track',
    json: {
      event: input.event_name,
      userId: input.user_id,
      anonymousId: input.client_id,
      properties: input.properties ?? {},
      context: { ip: input.ip, userAgent: input.user_agent },
      timestamp: new Date(timeOf(input, context)).toISOString(),
      // Of messages with one identifier Segment keeps the first, so that retries do no harm.
      messageId: context.messageId,
    },
  }),
});
