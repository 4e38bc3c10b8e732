import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';
import { basicScopes } from '../_microsoft/scopes.ts';

export const MAIL_SEND = 'Mail.Send';
export const MAIL_SEND_SHARED = 'Mail.Send.Shared';

/** https://learn.microsoft.com/en-us/graph/permissions-reference#mail-permissions */
export const SCOPES: Readonly<Record<string, ScopeInfo>> = {
  ...basicScopes,
  [MAIL_SEND]: { title: 'Send e-mail as you', default: true },
  [MAIL_SEND_SHARED]: {
    title: 'Send e-mail for others',
    description: 'From shared mailboxes, or for people who allowed you to.',
  },
};
