import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { revisionWithBody } from './revision.ts';
import { EVENTS_WRITE } from './scopes.ts';

/**
 * POST /api/events, https://developers.klaviyo.com/en/reference/create_event: what Klaviyo sends, a
 * flow sends that an event starts.
 */
export const trackEvent = action({
  title: 'Record an event',
  description: 'Records what a person did; a flow can answer it with an e-mail.',
  scopes: [EVENTS_WRITE],
  input: z
    .strictObject({
      event_name: z.string().min(1).max(127).meta({ title: 'Event' }),
      email: z.email().max(254).optional().meta({ title: 'E-mail' }),
      phone: z
        .string()
        .regex(/^\+[1-9][0-9]{6,14}$/, 'must be a number in E.164 form')
        .optional()
        .meta({ title: 'Phone' }),
      user_id: z.string().min(1).max(255).optional().meta({ title: 'Your own identifier' }),
      properties: z.record(z.string(), z.unknown()).optional().meta({ title: 'Properties' }),
      value: z.number().optional().meta({ title: 'Value' }),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, 'must be a three-letter code')
        .optional()
        .meta({ title: 'Currency' }),
      at: z.iso.datetime({ offset: true }).optional().meta({ title: 'When it happened' }),
    })
    .refine(({ email, phone, user_id }) => email ?? phone ?? user_id, {
      path: ['email'],
      error: 'or phone or user_id is needed',
    }),
  sample: {
    event_name: 'Ordered',
    email: 'ada@example.com',
    properties: { order: 'A-1042' },
    value: 29.98,
    currency: 'EUR',
    at: '2026-01-02T03:04:05Z',
  },
  request: (input, context) => ({
    method: 'POST',
    path: '/api/events',
    headers: revisionWithBody(context),
    json: {
      data: {
        type: 'event',
        attributes: {
          properties: input.properties ?? {},
          time: input.at ?? timeOf(context.acceptedAt),
          value: input.value,
          value_currency: input.currency,
          // Of the same person and event only the first is recorded, so that retries do no harm.
          unique_id: context.messageId,
          metric: { data: { type: 'metric', attributes: { name: input.event_name } } },
          profile: {
            data: {
              type: 'profile',
              attributes: {
                email: input.email,
                phone_number: input.phone,
                external_id: input.user_id,
              },
            },
          },
        },
      },
    },
  }),
});

function timeOf(acceptedAt: number | undefined): string | undefined {
  return acceptedAt === undefined ? undefined : new Date(acceptedAt).toISOString();
}
