import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { timeOf } from '../_analytics/time-of.ts';
import { trackFields } from '../_analytics/track-input.ts';
import { uuidFrom } from '../_generic/uuid-from.ts';
import { projectId } from './settings.ts';

/** Mixpanel refuses these, which mean that somebody's code went wrong. */
const NOBODY = new Set([
  '00000000-0000-0000-0000-000000000000', 'anon', 'anonymous', 'nil', 'none', 'null', 'n/a', 'na',
  'undefined', 'unknown', '<nil>', '0', '-1', 'true', 'false', '[]', '{}',
]); // prettier-ignore

/** POST /import, https://docs.mixpanel.com/reference/import-events */
export const trackEvent = action({
  title: 'Record an event',
  description: 'Records what a person did.',
  input: z
    .strictObject({
      ...trackFields,
      ip: z.union([z.ipv4(), z.ipv6()]).optional().meta({ title: 'IP address of the visitor' }),
    })
    .refine(({ user_id, client_id }) => !NOBODY.has((user_id ?? client_id ?? '').toLowerCase()), {
      path: ['user_id'],
      error: 'is a placeholder that Mixpanel refuses',
    }),
  sample: {
    event_name: 'Quote requested',
    user_id: 'c-1042',
    properties: { product: 'Bell', amount: 29.98 },
  },
  request: (input, context) => ({
    method: 'POST',
    path: '/import',
    query: { strict: 1, project_id: projectId(context) },
    json: [
      {
        event: input.event_name,
        properties: {
          ...input.properties,
          ip: input.ip,
          time: timeOf(input, context),
          // Without anybody, an event counts, but for nobody.
          distinct_id: input.user_id ?? input.client_id ?? '',
          // Of the same event, time and person only one is kept, so that retries do no harm.
          $insert_id: uuidFrom(context.messageId ?? JSON.stringify([input, context.now])),
        },
      },
    ],
  }),
});
