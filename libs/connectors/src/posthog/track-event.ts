import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { timeOf } from '../_analytics/time-of.ts';
import { trackFields } from '../_analytics/track-input.ts';
import { uuidFrom } from '../_generic/uuid-from.ts';
import { projectToken } from './project.ts';

/** POST /i/v0/e/, https://posthog.com/docs/api/capture */
export const trackEvent = action({
  title: 'Record an event',
  description: 'Records what a person did.',
  input: z
    .strictObject({
      ...trackFields,
      ip: z.union([z.ipv4(), z.ipv6()]).optional().meta({ title: 'IP address of the visitor' }),
    })
    .refine(({ user_id, client_id }) => user_id ?? client_id, {
      path: ['user_id'],
      error: 'or client_id is needed',
    }),
  sample: {
    event_name: 'quote requested',
    user_id: 'c-1042',
    properties: { product: 'Bell', amount: 29.98 },
  },
  request: (input, context) => ({
    method: 'POST',
    path: '/i/v0/e/',
    json: {
      api_key: projectToken(context),
      event: input.event_name,
      distinct_id: input.user_id ?? input.client_id,
      properties: {
        ...input.properties,
        $ip: input.ip,
        // Somebody who did not sign in gets no profile.
        ...(input.user_id === undefined && { $process_person_profile: false }),
      },
      timestamp: new Date(timeOf(input, context)).toISOString(),
      // Of the same event, time, person and this only one is kept, so that retries do no harm.
      uuid: context.messageId && uuidFrom(context.messageId),
    },
  }),
});
