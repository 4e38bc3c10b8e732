import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { timeOf } from '../_analytics/time-of.ts';
import { visitorFields } from '../_analytics/track-input.ts';
import { ACTION_SOURCES, isWhole, NOT_WHOLE, received, sendEvent, sourceOf } from './event.ts';
import { isSomebody, NOBODY, personFields, userData } from './person.ts';
import { MANAGE } from './scopes.ts';

/** A purchase or another event with a value; `value` is in whole units, such as 29.98. */
export const uploadConversion = action({
  title: 'Report a conversion',
  description: 'Tells Meta of a purchase, so that its ads learn from it.',
  scopes: [MANAGE],
  input: z
    .strictObject({
      event_name: z.string().trim().min(1).max(50).default('Purchase').meta({ title: 'Event' }),
      value: z.number().nonnegative().max(1e9).meta({ title: 'Value', description: 'As 29.98.' }),
      currency: z
        .string()
        .regex(/^[A-Za-z]{3}$/, 'must be a three-letter code')
        .toUpperCase()
        .meta({ title: 'Currency' }),
      order_id: z.string().min(1).max(100).optional().meta({ title: 'Order' }),
      ...personFields,
      ...visitorFields,
      event_source_url: z.url().max(2000).optional().meta({ title: 'Address of the page' }),
      action_source: z.enum(ACTION_SOURCES).optional().meta({ title: 'Where it happened' }),
      at: z.iso.datetime({ offset: true }).optional().meta({ title: 'When it happened' }),
    })
    .refine(isSomebody, NOBODY)
    .refine(isWhole, NOT_WHOLE),
  sample: {
    value: 29.98,
    currency: 'EUR',
    order_id: 'A-1042',
    email: 'ada@example.com',
    click_id: 'AbCdEfGhIjKlMnOpQrStUvWxYz1234567890',
  },
  request: (input, context) =>
    sendEvent(
      {
        event_name: input.event_name,
        event_time: Math.floor(timeOf(input, context) / 1000),
        // One order is one conversion, however often it is reported.
        event_id: input.order_id ?? context.messageId,
        action_source: sourceOf(input),
        ...(input.event_source_url && { event_source_url: input.event_source_url }),
        user_data: userData(input, context),
        custom_data: {
          value: input.value,
          currency: input.currency,
          ...(input.order_id && { order_id: input.order_id }),
        },
      },
      context,
    ),
  result: received,
});
