import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { fitted, freeBusyInput, freeBusyResult } from '../_calendar/free-busy.ts';
import { Me } from '../_microsoft/account.ts';
import { ownPath, userOf } from '../_microsoft/own-path.ts';
import { CALENDARS } from './scopes.ts';
import { wallTime } from './wall-time.ts';

/** Those of `freeBusyStatus` that take time; `free` and `workingElsewhere` do not. */
const TAKEN = new Set(['busy', 'tentative', 'oof', 'unknown']);

/** In UTC, which Graph answers in unless asked for another zone: `2026-03-02T08:00:00.0000000`. */
const moment = z
  .object({
    dateTime: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?$/),
    timeZone: z.string().optional(),
  })
  .transform(({ dateTime }) => `${dateTime.slice(0, 19)}Z`);

const Answer = z.object({
  value: z.array(
    z.object({
      scheduleId: z.string().min(1).max(300),
      scheduleItems: z
        .array(z.object({ status: z.string(), start: moment, end: moment }))
        .optional()
        .catch(undefined),
      error: z
        .object({ responseCode: z.string().min(1).max(100).catch('unknown') })
        .optional()
        .catch(undefined),
    }),
  ),
});

/**
 * POST /me/calendar/getSchedule, https://learn.microsoft.com/en-us/graph/api/calendar-getschedule:
 * for work and school accounts. Schedules are named by e-mail address; our own is asked first.
 */
export const getFreeBusy = action({
  title: 'Ask when somebody is busy',
  description: 'Tells the times at which people, rooms or lists have events.',
  scopes: [CALENDARS],
  input: freeBusyInput,
  sample: { from: '2026-03-02T00:00:00Z', to: '2026-03-03T00:00:00Z' },
  before: [
    {
      name: 'own_address',
      // An app without a person knows whose account it works with.
      request: ({ calendars }, { flow }) =>
        calendars || flow !== 'oauth'
          ? undefined
          : { method: 'GET', path: '/me', query: { $select: 'id,mail,userPrincipalName' } },
      read: ({ body }) => {
        const me = Me.safeParse(body).data;
        const address = me?.mail ?? me?.userPrincipalName;
        return address ? { address } : undefined;
      },
    },
  ],
  request: ({ from, to, calendars }, context, { address }) => {
    const { path, params } = ownPath(context);
    const schedules = calendars ?? [address ? String(address) : userOf(context.settings)];
    return {
      method: 'POST',
      path: `${path}/calendar/getSchedule`,
      params,
      json: { schedules, startTime: wallTime(from), endTime: wallTime(to) },
    };
  },
  result: {
    schema: freeBusyResult,
    read: ({ body }) => {
      const answer = Answer.safeParse(body).data;
      if (!answer) return undefined;
      return fitted(
        answer.value.map(({ scheduleId, scheduleItems = [], error }) => ({
          calendar: scheduleId,
          busy: scheduleItems
            .filter(({ status }) => TAKEN.has(status))
            .map(({ start, end }) => ({ from: start, to: end })),
          ...(error && { error: error.responseCode }),
        })),
      );
    },
  },
});
