import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { propertyId, propertyOf } from './property.ts';
import { EDIT } from './scopes.ts';

const KeyEvent = z.object({ name: z.string().startsWith('properties/').max(200) });

/** POST https://analyticsadmin.googleapis.com/v1beta/properties/{property}/keyEvents */
export const createKeyEvent = action({
  title: 'Mark an event as key event',
  description: 'Counts an event as one that matters, such as a purchase.',
  scopes: [EDIT],
  input: z.strictObject({
    property_id: propertyId,
    event_name: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, 'must be letters, digits and underscores, 40 at most')
      .meta({ title: 'Event' }),
    once_per_session: z.boolean().default(false).meta({ title: 'Count once per session' }),
  }),
  sample: { event_name: 'quote_requested' },
  request: (input, { settings }) => ({
    method: 'POST',
    baseUrl: 'https://analyticsadmin.googleapis.com',
    path: '/v1beta/properties/{property}/keyEvents',
    params: { property: propertyOf(input.property_id, settings) },
    json: {
      eventName: input.event_name,
      countingMethod: input.once_per_session ? 'ONCE_PER_SESSION' : 'ONCE_PER_EVENT',
    },
  }),
  result: {
    schema: z.object({ key_event: z.string() }),
    read: ({ body }) => {
      const name = KeyEvent.safeParse(body).data?.name;
      return name === undefined ? undefined : { key_event: name };
    },
  },
});
