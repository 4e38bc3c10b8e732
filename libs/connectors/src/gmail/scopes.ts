import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

export const SEND = 'https://www.googleapis.com/auth/gmail.send';
export const ADDRESS = 'https://www.googleapis.com/auth/userinfo.email';

/** https://developers.google.com/workspace/gmail/api/auth/scopes */
export const scopes: Readonly<Record<string, ScopeInfo>> = {
  [ADDRESS]: {
    title: 'See your e-mail address',
    description: 'Shows which account is connected.',
    default: true,
    required: true,
  },
  [SEND]: {
    title: 'Send e-mail',
    description: 'In your name. No e-mail is read.',
    default: true,
  },
};
