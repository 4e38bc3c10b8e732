import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { fitted, freeBusyInput, freeBusyResult } from '../_calendar/free-busy.ts';
import { calendarOf } from './calendar-of.ts';
import { FREE_BUSY } from './scopes.ts';

const moment = z.iso.datetime({ offset: true });

const Answer = z.object({
  calendars: z.record(
    z.string(),
    z.object({
      busy: z
        .array(z.object({ start: moment, end: moment }))
        .optional()
        .default([]),
      errors: z
        .array(z.object({ reason: z.string().max(100) }))
        .optional()
        .catch(undefined),
    }),
  ),
});

/** POST /freeBusy, https://developers.google.com/workspace/calendar/api/v3/reference/freebusy/query */
export const getFreeBusy = action({
  title: 'Ask when somebody is busy',
  description: 'Tells the times at which calendars have events.',
  scopes: [FREE_BUSY],
  input: freeBusyInput,
  sample: {
    from: '2026-03-02T00:00:00Z',
    to: '2026-03-03T00:00:00Z',
    calendars: ['shop@example.com'],
  },
  request: ({ from, to, calendars }, { settings }) => ({
    method: 'POST',
    path: '/freeBusy',
    json: {
      timeMin: from,
      timeMax: to,
      items: (calendars ?? [calendarOf(undefined, settings)]).map((id) => ({ id })),
    },
  }),
  result: {
    schema: freeBusyResult,
    read: ({ body }) => {
      const answer = Answer.safeParse(body).data;
      if (!answer) return undefined;
      return fitted(
        Object.entries(answer.calendars).map(([calendar, { busy, errors }]) => ({
          calendar,
          busy: busy.map(({ start, end }) => ({ from: start, to: end })),
          ...(errors?.[0] && { error: errors[0].reason }),
        })),
      );
    },
  },
});
