import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';
import { basicScopes } from '../_microsoft/scopes.ts';

export const CALENDARS = 'Calendars.ReadWrite';

/** https://learn.microsoft.com/en-us/graph/permissions-reference#calendars-permissions */
export const SCOPES: Readonly<Record<string, ScopeInfo>> = {
  ...basicScopes,
  [CALENDARS]: {
    title: 'See and change your calendars',
    description: 'Add events, and see when people are busy.',
    default: true,
  },
};
