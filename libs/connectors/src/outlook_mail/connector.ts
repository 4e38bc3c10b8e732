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
import { samples } from './samples.ts';
import { SCOPES } from './scopes.ts';
import { sendEmail } from './send-email.ts';

const MINUTE_MS = 60_000;

export default defineConnector({
  slug: 'outlook_mail',
  name: 'Outlook Mail',
  family: 'microsoft',
  description: 'E-mail from a mailbox of Microsoft 365 or Outlook.com.',
  keywords: ['e-mail', 'exchange', 'office 365', 'hotmail', 'mailbox', 'send'],
  preparation: { account: 'member', minutes: 5 },
  sources: [
    'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow',
    'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes',
    'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
    'https://learn.microsoft.com/en-us/graph/permissions-reference',
    'https://learn.microsoft.com/en-us/graph/errors',
    'https://learn.microsoft.com/en-us/graph/throttling-limits#outlook-service-limits',
    'https://learn.microsoft.com/en-us/graph/api/user-get',
    'https://learn.microsoft.com/en-us/graph/api/user-sendmail',
  ],
  auth: [oauth2({ ...microsoftOAuth, scopes: SCOPES }), appOnly(['Mail.Send', 'User.Read.All'])],
  bundle: microsoftBundle,
  settings: z.strictObject({ tenant: tenantField('common'), user: userField }),
  baseUrl: GRAPH,
  test: whoAmI,
  actions: { send_email: sendEmail },
  // Of one application on one mailbox.
  rateLimit: { requests: 10_000, perMs: 10 * MINUTE_MS },
  readError,
  samples,
});
