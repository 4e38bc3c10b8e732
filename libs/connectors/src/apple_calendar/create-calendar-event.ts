import { action } from '@patchbay/connector-sdk/action';
import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import {
  ENDS_TOO_EARLY,
  endsAfterStart,
  eventFields,
  eventResult,
} from '../_calendar/event-input.ts';
import { icalendar } from '../_caldav/icalendar.ts';
import { propfind } from '../_caldav/propfind.ts';
import { uuidFrom } from '../_generic/uuid-from.ts';
import { calendarsIn, chosen } from './find-calendar.ts';

/** Names of calendars are the reader's only way to them, so they are kept as found. */
const LIST = ['d:displayname', 'd:resourcetype', 'c:supported-calendar-component-set'];

/**
 * PUT of a calendar object (RFC 4791 section 5.3.2) under a name of our own: a repeated one writes
 * the same event again.
 */
export const createCalendarEvent = action({
  title: 'Add an event to a calendar',
  description: 'Adds an event and, if wanted, invites guests. Shown in the zone of whoever looks.',
  input: z.strictObject({ ...eventFields }).refine(endsAfterStart, ENDS_TOO_EARLY),
  sample: {
    title: 'Pick up order A-1042',
    starts_at: '2026-03-02T09:00:00+01:00',
    ends_at: '2026-03-02T09:30:00+01:00',
    description: 'Bring the receipt.',
    location: 'Quay 1, Cork',
    attendees: [{ email: 'ada@example.com', name: 'Ada' }],
  },
  before: [
    {
      name: 'calendars',
      request: (_, { settings }) => ({
        ...propfind({ path: '/{user}/calendars/', params: { user: homeUser(settings) } }, 1, LIST),
        baseUrl: homeOf(settings),
      }),
      read: ({ status, text }) => {
        if (status !== 207) return undefined;
        return { calendars: JSON.stringify(calendarsIn(text).slice(0, 100)) };
      },
    },
  ],
  request: (input, context, { calendars }) => ({
    method: 'PUT',
    ...placeOf(input, context, calendars),
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
    text: icalendar({
      ...input,
      uid: uidOf(context),
      stamp: context.acceptedAt ?? context.now,
      organizer: textIn(context.settings, 'address'),
    }),
  }),
  result: {
    schema: eventResult,
    read: (_response, _found, _input, context) => ({ event: uidOf(context) }),
  },
});

type Settings = Readonly<Record<string, unknown>>;

const textIn = (settings: Settings, name: string): string | undefined =>
  typeof settings[name] === 'string' ? settings[name] : undefined;

function homeUser(settings: Settings): string {
  const user = textIn(settings, 'home_user');
  if (!user) throw new RequestBuildError('home_user', 'is not known; connect the account again');
  return user;
}

function homeOf(settings: Settings): string {
  return `https://${textIn(settings, 'home_host') ?? 'caldav.icloud.com'}`;
}

const uidOf = ({ messageId = '' }: RequestContext): string => uuidFrom(messageId);

const Calendars = z.array(z.object({ id: z.string(), name: z.string() }));

function placeOf(
  input: { calendar_id?: string | undefined },
  context: RequestContext,
  calendars: unknown,
) {
  const { settings } = context;
  const list = Calendars.parse(JSON.parse(String(calendars)));
  const calendar = chosen(list, input.calendar_id ?? textIn(settings, 'calendar'));
  if (!calendar) throw new RequestBuildError('calendar_id', 'names none of the calendars');
  return {
    baseUrl: homeOf(settings),
    path: '/{user}/calendars/{calendar}/{file}',
    params: { user: homeUser(settings), calendar: calendar.id, file: `${uidOf(context)}.ics` },
  };
}
