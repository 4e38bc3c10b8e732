import { basic } from '@patchbay/connector-sdk/auth/basic';
import { basicAuth } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { secretField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf, askWho } from './account.ts';
import { START } from './addresses.ts';
import { createCalendarEvent } from './create-calendar-event.ts';
import { discover } from './discover.ts';
import { readError } from './errors.ts';
import { samples } from './samples.ts';

const helpUrl = 'https://support.apple.com/102654';

export default defineConnector({
  slug: 'apple_calendar',
  name: 'Apple Calendar',
  family: 'calendar',
  icon: 'icloud',
  description: 'Events in the calendars of iCloud.',
  keywords: ['appointment', 'meeting', 'schedule', 'icloud', 'caldav', 'iphone'],
  preparation: { account: 'member', minutes: 4 },
  sources: [
    'https://support.apple.com/102654',
    'https://www.rfc-editor.org/rfc/rfc4791',
    'https://www.rfc-editor.org/rfc/rfc4918',
    'https://www.rfc-editor.org/rfc/rfc5545',
    'https://www.rfc-editor.org/rfc/rfc6764',
  ],
  auth: [
    basic({
      fields: z.strictObject({
        apple_id: textField({
          title: 'Apple Account',
          description: 'The mail address you sign in with.',
          placeholder: 'name@icloud.com',
          maxLength: 320,
        }).regex(/^[^:\s]+@[^:\s]+$/, 'must be a mail address'),
        app_password: secretField({
          title: 'App-specific password',
          placeholder: 'abcd-efgh-ijkl-mnop',
          help: [
            'Sign in at account.apple.com; two-factor authentication must be on.',
            'Open Sign-In and Security › App-Specific Passwords and choose to generate one.',
            'Name it Patchbay, copy it with its dashes and paste it here.',
          ],
          helpUrl,
          mistakes: [
            {
              looksLike: /^(?![a-z]{4}(?:-[a-z]{4}){3}$)/,
              message:
                'is no app-specific password; those are four times four letters, as abcd-efgh-ijkl-mnop',
            },
          ],
        }),
      }),
      inject: basicAuth('apple_id', 'app_password'),
    }),
  ],
  settings: z.strictObject({
    calendar: textField({
      title: 'Calendar',
      description: 'The name of the calendar that takes events; the first one if empty.',
      placeholder: 'Work',
      maxLength: 200,
    }).optional(),
  }),
  baseUrl: START,
  hosts: ['*.icloud.com'],
  discover,
  test: { request: askWho, account: accountOf },
  actions: { create_calendar_event: createCalendarEvent },
  // Apple publishes no rate.
  readError,
  samples,
});
