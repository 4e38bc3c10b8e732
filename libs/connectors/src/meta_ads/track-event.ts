import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { timeOf } from '../_analytics/time-of.ts';
import { trackFields, visitorFields } from '../_analytics/track-input.ts';
import { ACTION_SOURCES, isWhole, NOT_WHOLE, received, sendEvent, sourceOf } from './event.ts';
import { isSomebody, NOBODY, personFields, userData } from './person.ts';
import { MANAGE } from './scopes.ts';

const { event_name, user_id, properties, at } = trackFields;

/**
 * A server event. The same `event_id` as the pixel's makes Meta count both as one:
 * https://developers.facebook.com/docs/marketing-api/conversions-api/deduplicate-pixel-and-server-events
 */
export const trackEvent = action({
  title: 'Record an event',
  description: 'Tells Meta that somebody did something, such as Lead or AddToCart.',
  scopes: [MANAGE],
  input: z
    .strictObject({
      event_name: event_name.max(50).meta({ title: 'Event' }),
      user_id,
      ...personFields,
      ...visitorFields,
      event_source_url: z.url().max(2000).optional().meta({ title: 'Address of the page' }),
      action_source: z.enum(ACTION_SOURCES).optional().meta({ title: 'Where it happened' }),
      event_id: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .meta({ title: 'Your own identifier', description: 'As the pixel in the page sends it.' }),
      properties,
      at,
    })
    .refine(isSomebody, NOBODY)
    .refine(isWhole, NOT_WHOLE),
  sample: {
    event_name: 'Lead',
    email: 'ada@example.com',
    event_source_url: 'https://shop.example/contact',
    user_agent: 'Mozilla/5.0',
    ip: '203.0.113.7',
    properties: { content_name: 'Test ride' },
  },
  request: (input, context) =>
    sendEvent(
      {
        event_name: input.event_name,
        event_time: Math.floor(timeOf(input, context) / 1000),
        event_id: input.event_id ?? context.messageId,
        action_source: sourceOf(input),
        ...(input.event_source_url && { event_source_url: input.event_source_url }),
        user_data: userData(input, context),
        ...(input.properties && { custom_data: input.properties }),
      },
      context,
    ),
  result: received,
});
