import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { clientCredentials } from '@patchbay/connector-sdk/auth/client-credentials';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { keyField } from '@patchbay/connector-sdk/fields';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { tenantOf } from '../_microsoft/tenant.ts';
import { organizationOf } from './organization.ts';

/** An application user, without anybody signing in (use-single-tenant-server-server-authentication). */
export const application = apiKey({
  label: 'Application user',
  fields: z.strictObject({
    client_id: keyField({
      title: 'Application (client) ID',
      placeholder: '00000000-0000-0000-0000-000000000000',
      help: [
        'In the Microsoft Entra admin center open App registrations and choose New registration.',
        'Copy the Application (client) ID. Enter the Directory (tenant) ID under Directory.',
        'In the Power Platform admin center open the environment › Settings › Users + permissions › Application users.',
        'Choose New app user, add the app, and give it a security role that may write contacts and opportunities.',
      ],
      helpUrl: 'https://entra.microsoft.com/',
      maxLength: 100,
    }),
    client_secret: keyField({
      title: 'Client secret',
      help: [
        'At the app registration open Certificates & secrets › New client secret.',
        'Copy the value, not the secret ID: it is shown once.',
      ],
      maxLength: 200,
      mistakes: [
        {
          looksLike: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
          message: 'is the ID of the secret; copy the value beside it',
        },
      ],
    }),
  }),
  inject: bearer('access_token'),
  grant: clientCredentials({
    tokenUrl: (settings) =>
      `https://login.microsoftonline.com/${directoryOf(settings)}/oauth2/v2.0/token`,
    authMethod: 'post',
    scope: (settings) => `https://${organizationOf(settings)}/.default`,
    grant: { hosts: ['login.microsoftonline.com'] },
  }),
});

/** The shared addresses know no application without a person. */
function directoryOf(settings: Readonly<Record<string, unknown>>): string {
  const tenant = tenantOf(settings);
  if (!['common', 'organizations', 'consumers'].includes(tenant)) return tenant;
  throw new RequestBuildError('tenant', 'must be the directory’s ID or domain for an application');
}
