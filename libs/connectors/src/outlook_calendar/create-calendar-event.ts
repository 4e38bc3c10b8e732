import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { endsAfterStart, eventFields, eventResult } from '../_calendar/event-input.ts';
import { ownPath } from '../_microsoft/own-path.ts';
import { calendarOf } from './calendar-of.ts';
import { CALENDARS } from './scopes.ts';
import { wallTime } from './wall-time.ts';

const Event = z.object({
  id: z.string().min(1),
  webLink: z.url().optional().catch(undefined),
});

/**
 * POST /me/events, or below one calendar. `transactionId` makes a repeated request answer with the
 * event there is: https://learn.microsoft.com/en-us/graph/api/resources/event
 */
export const createCalendarEvent = action({
  title: 'Add an event to a calendar',
  description: 'Adds an event and invites guests by e-mail.',
  scopes: [CALENDARS],
  input: z
    .strictObject({
      ...eventFields,
      online_meeting: z
        .boolean()
        .default(false)
        .meta({ title: 'Meet online', description: 'Makes a meeting in Teams.' }),
    })
    .refine(endsAfterStart, { path: ['ends_at'], error: 'must be after the beginning' }),
  sample: {
    title: 'Pick up order A-1042',
    starts_at: '2026-03-02T09:00:00+01:00',
    ends_at: '2026-03-02T09:30:00+01:00',
    time_zone: 'Europe/Berlin',
    description: 'Bring the receipt.',
    location: 'Quay 1, Cork',
    attendees: [{ email: 'ada@example.com', name: 'Ada' }],
  },
  request: (input, context) => {
    const { messageId } = context;
    const calendar = calendarOf(input.calendar_id, context.settings);
    const { path, params } = ownPath(context);
    return {
      method: 'POST',
      ...(calendar
        ? { path: `${path}/calendars/{calendar}/events`, params: { ...params, calendar } }
        : { path: `${path}/events`, params }),
      json: {
        subject: input.title,
        ...(input.description && { body: { contentType: 'text', content: input.description } }),
        start: wallTime(input.starts_at, input.time_zone),
        end: wallTime(input.ends_at, input.time_zone),
        ...(input.location && { location: { displayName: input.location } }),
        attendees: input.attendees?.map(({ email, name }) => ({
          emailAddress: { address: email, ...(name && { name }) },
          type: 'required',
        })),
        ...(input.online_meeting && { isOnlineMeeting: true }),
        ...(messageId && { transactionId: messageId }),
      },
    };
  },
  result: {
    schema: eventResult,
    read: ({ body }) => {
      const event = Event.safeParse(body).data;
      return event && { event: event.id, ...(event.webLink && { url: event.webLink }) };
    },
  },
});
