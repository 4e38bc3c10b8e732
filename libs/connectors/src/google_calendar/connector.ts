import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { googleBundle } from '../_google/bundle.ts';
import { readError } from '../_google/errors.ts';
import { googleOAuth } from '../_google/oauth.ts';
import { serviceAccount } from '../_google/service-account.ts';
import { accountOf } from './account.ts';
import { createCalendarEvent } from './create-calendar-event.ts';
import { getFreeBusy } from './get-free-busy.ts';
import { samples } from './samples.ts';
import { CALENDARS, scopes } from './scopes.ts';

export default defineConnector({
  slug: 'google_calendar',
  name: 'Google Calendar',
  family: 'google',
  icon: 'googlecalendar',
  description: 'Events and free times of Google Calendar.',
  keywords: ['appointment', 'booking', 'meeting', 'schedule', 'availability', 'workspace'],
  preparation: { account: 'member', minutes: 5 },
  sources: [
    'https://developers.google.com/identity/protocols/oauth2/web-server',
    'https://developers.google.com/workspace/calendar/api/auth',
    'https://developers.google.com/workspace/calendar/api/v3/reference/calendars/get',
    'https://developers.google.com/workspace/calendar/api/v3/reference/events/insert',
    'https://developers.google.com/workspace/calendar/api/v3/reference/freebusy/query',
    'https://developers.google.com/workspace/calendar/api/guides/errors',
    'https://developers.google.com/workspace/calendar/api/guides/quota',
  ],
  auth: [
    oauth2({ ...googleOAuth, scopes }),
    serviceAccount({
      scopes: Object.keys(scopes),
      access: 'In Google Calendar share the calendar with the address of the service account.',
      delegates: true,
    }),
  ],
  bundle: googleBundle,
  settings: z.strictObject({
    calendar_id: textField({
      title: 'Calendar',
      description: 'Used unless a delivery names another; without it, the account’s own.',
      placeholder: 'abc123@group.calendar.google.com',
      help: [
        'In Google Calendar open the menu of the calendar on the left and choose Settings.',
        'Scroll to Integrate calendar and copy the Calendar ID.',
      ],
      maxLength: 300,
      mistakes: [
        { looksLike: /^https?:/i, message: 'is an address; copy the Calendar ID above it instead' },
      ],
    }).optional(),
  }),
  baseUrl: 'https://www.googleapis.com/calendar/v3',
  test: {
    requiredScopes: [CALENDARS],
    request: () => ({
      method: 'GET',
      path: '/calendars/{calendarId}',
      params: { calendarId: 'primary' },
    }),
    account: accountOf,
  },
  actions: { create_calendar_event: createCalendarEvent, get_free_busy: getFreeBusy },
  // Of one user, of one project.
  rateLimit: { requests: 600, perMs: 60_000 },
  readError,
  samples,
});
