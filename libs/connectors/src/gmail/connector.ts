import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { z } from 'zod';
import { googleBundle } from '../_google/bundle.ts';
import { readError } from '../_google/errors.ts';
import { googleOAuth } from '../_google/oauth.ts';
import { accountOf } from './account.ts';
import { samples } from './samples.ts';
import { ADDRESS, scopes } from './scopes.ts';
import { sendEmail } from './send-email.ts';
import { senderSettings } from './sender.ts';

export default defineConnector({
  slug: 'gmail',
  name: 'Gmail',
  family: 'google',
  icon: 'gmail',
  description: 'E-mail from a Gmail or Google Workspace mailbox.',
  keywords: ['mail', 'mailbox', 'google mail', 'workspace', 'message', 'sender'],
  preparation: { account: 'member', minutes: 5 },
  sources: [
    'https://developers.google.com/identity/protocols/oauth2/web-server',
    'https://developers.google.com/workspace/gmail/api/auth/scopes',
    'https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/send',
    'https://developers.google.com/workspace/gmail/api/guides/sending',
    'https://developers.google.com/workspace/gmail/api/reference/quota',
    'https://developers.google.com/workspace/gmail/api/guides/handle-errors',
  ],
  auth: [oauth2({ ...googleOAuth, scopes })],
  bundle: googleBundle,
  settings: z.strictObject(senderSettings),
  baseUrl: 'https://gmail.googleapis.com',
  hosts: ['www.googleapis.com'],
  test: {
    requiredScopes: [ADDRESS],
    // Gmail's own profile is closed to those who may only send; every scope it accepts lets the
    // application read, and Google audits applications that can.
    request: () => ({
      method: 'GET',
      baseUrl: 'https://www.googleapis.com',
      path: '/oauth2/v2/userinfo',
    }),
    account: accountOf,
  },
  actions: { send_email: sendEmail },
  // 6,000 units a minute for one user, of which sending takes 100.
  rateLimit: { requests: 60, perMs: 60_000 },
  readError,
  samples,
});
