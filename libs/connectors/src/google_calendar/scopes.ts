import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

export const CALENDARS = 'https://www.googleapis.com/auth/calendar.calendars.readonly';
export const EVENTS = 'https://www.googleapis.com/auth/calendar.events';
export const FREE_BUSY = 'https://www.googleapis.com/auth/calendar.freebusy';

/** https://developers.google.com/workspace/calendar/api/auth */
export const scopes: Readonly<Record<string, ScopeInfo>> = {
  [CALENDARS]: {
    title: 'See your calendars',
    description: 'Their names and time zones. Shows which account is connected.',
    default: true,
    required: true,
  },
  [EVENTS]: {
    title: 'Add and change events',
    description: 'On all calendars the account can write to.',
    default: true,
  },
  [FREE_BUSY]: {
    title: 'See when you are busy',
    description: 'Only the times, not what happens then.',
    default: true,
  },
};
