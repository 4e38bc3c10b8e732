import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { z } from 'zod';
import { whoAmI } from '../_microsoft/account.ts';
import { appOnly } from '../_microsoft/app-only.ts';
import { microsoftBundle } from '../_microsoft/bundle.ts';
import { readError } from '../_microsoft/errors.ts';
import { GRAPH } from '../_microsoft/graph.ts';
import { microsoftOAuth } from '../_microsoft/oauth.ts';
import { userField } from '../_microsoft/own-path.ts';
import { tenantField } from '../_microsoft/tenant.ts';
import { calendarField } from './calendar-of.ts';
import { calendarPanel } from './calendar-panel.ts';
import { createCalendarEvent } from './create-calendar-event.ts';
import { getFreeBusy } from './get-free-busy.ts';
import { samples } from './samples.ts';
import { SCOPES } from './scopes.ts';

const MINUTE_MS = 60_000;

export default defineConnector({
  slug: 'outlook_calendar',
  name: 'Outlook Calendar',
  family: 'microsoft',
  description: 'Events and free times of a calendar of Microsoft 365 or Outlook.com.',
  keywords: ['appointment', 'booking', 'meeting', 'schedule', 'availability', 'exchange', 'office'],
  preparation: { account: 'member', minutes: 5 },
  sources: [
    'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow',
    'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
    'https://learn.microsoft.com/en-us/graph/permissions-reference',
    'https://learn.microsoft.com/en-us/graph/errors',
    'https://learn.microsoft.com/en-us/graph/throttling-limits#outlook-service-limits',
    'https://learn.microsoft.com/en-us/graph/api/user-post-events',
    'https://learn.microsoft.com/en-us/graph/api/resources/event',
    'https://learn.microsoft.com/en-us/graph/api/calendar-getschedule',
    'https://learn.microsoft.com/en-us/graph/api/user-list-calendars',
  ],
  auth: [
    oauth2({ ...microsoftOAuth, scopes: SCOPES }),
    appOnly(['Calendars.ReadWrite', 'User.Read.All']),
  ],
  bundle: microsoftBundle,
  settings: z.strictObject({
    tenant: tenantField('common'),
    user: userField,
    calendar_id: calendarField,
  }),
  baseUrl: GRAPH,
  test: whoAmI,
  actions: { create_calendar_event: createCalendarEvent, get_free_busy: getFreeBusy },
  panels: { calendar: calendarPanel },
  // Of one application on one mailbox.
  rateLimit: { requests: 10_000, perMs: 10 * MINUTE_MS },
  readError,
  samples,
});
