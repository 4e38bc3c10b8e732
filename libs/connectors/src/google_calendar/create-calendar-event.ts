import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import {
  ENDS_TOO_EARLY,
  endsAfterStart,
  eventFields,
  eventResult,
} from '../_calendar/event-input.ts';
import { calendarOf } from './calendar-of.ts';
import { eventIdFrom } from './event-id-from.ts';
import { EVENTS } from './scopes.ts';

const Event = z.object({
  id: z.string().min(1),
  htmlLink: z.url().optional().catch(undefined),
});

/**
 * POST /calendars/{calendarId}/events under an identifier of our own, which Google takes once: a
 * repeated insert is refused as duplicate and the event is there. Reading it back tells both alike.
 * https://developers.google.com/workspace/calendar/api/v3/reference/events/insert
 */
export const createCalendarEvent = action({
  title: 'Add an event to a calendar',
  description: 'Adds an event and, if wanted, invites guests by e-mail.',
  scopes: [EVENTS],
  input: z
    .strictObject({
      ...eventFields,
      notify: z.boolean().default(true).meta({
        title: 'Invite by e-mail',
        description: 'Google writes to the guests.',
      }),
    })
    .refine(endsAfterStart, ENDS_TOO_EARLY),
  sample: {
    title: 'Pick up order A-1042',
    starts_at: '2026-03-02T09:00:00+01:00',
    ends_at: '2026-03-02T09:30:00+01:00',
    time_zone: 'Europe/Berlin',
    description: 'Bring the receipt.',
    location: 'Quay 1, Cork',
    attendees: [{ email: 'ada@example.com', name: 'Ada' }],
  },
  before: [
    {
      name: 'insert',
      accepts: [409],
      request: (input, { settings, messageId }) => ({
        method: 'POST',
        path: '/calendars/{calendarId}/events',
        params: { calendarId: calendarOf(input.calendar_id, settings) },
        query: { sendUpdates: input.notify ? 'all' : 'none' },
        json: {
          ...(messageId && { id: eventIdFrom(messageId) }),
          summary: input.title,
          description: input.description,
          location: input.location,
          start: { dateTime: input.starts_at, timeZone: input.time_zone },
          end: { dateTime: input.ends_at, timeZone: input.time_zone },
          attendees: input.attendees?.map(({ email, name }) => ({ email, displayName: name })),
        },
      }),
      read: ({ status, body }) => {
        // Inserted by an attempt whose answer was lost.
        if (status === 409) return {};
        const event = Event.safeParse(body).data;
        return event && { event: event.id };
      },
    },
  ],
  request: (input, { settings, messageId }, found) => ({
    method: 'GET',
    path: '/calendars/{calendarId}/events/{eventId}',
    params: {
      calendarId: calendarOf(input.calendar_id, settings),
      eventId: String(found['event'] ?? eventIdFrom(messageId ?? '')),
    },
  }),
  result: {
    schema: eventResult,
    read: ({ body }) => {
      const event = Event.safeParse(body).data;
      return event && { event: event.id, ...(event.htmlLink && { url: event.htmlLink }) };
    },
  },
});
