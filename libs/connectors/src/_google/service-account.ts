import { apiKey, type ApiKeyMethod } from '@patchbay/connector-sdk/auth/api-key';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { jwtBearer } from '@patchbay/connector-sdk/auth/jwt-bearer';
import type { Presign } from '@patchbay/connector-sdk/auth/presign';
import { secretTextField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { parseServiceAccount } from './service-account-key.ts';

export interface ServiceAccountOptions {
  scopes: readonly string[];
  /** The step that gives the service account access to what the connector is about. */
  access: string;
  /** Whether it may act for a person of a Workspace domain. */
  delegates?: boolean;
  presign?: Presign;
}

/** https://developers.google.com/identity/protocols/oauth2/service-account#httprest */
export function serviceAccount(options: ServiceAccountOptions): ApiKeyMethod {
  const { scopes, access, delegates, presign } = options;
  return apiKey({
    label: 'Service account',
    fields: z.strictObject({
      service_account: keyFileField(access),
      ...(delegates && { subject }),
    }),
    inject: bearer('access_token'),
    grant: jwtBearer({
      tokenUrl: 'https://oauth2.googleapis.com/token',
      key: ({ service_account }) => parseServiceAccount(service_account)?.private_key ?? '',
      keyId: ({ service_account }) => parseServiceAccount(service_account)?.private_key_id,
      claims: ({ service_account, subject: person }) => ({
        iss: parseServiceAccount(service_account)?.client_email,
        scope: scopes.join(' '),
        ...(person && { sub: person }),
      }),
    }),
    ...(presign && { presign }),
  });
}

function keyFileField(access: string) {
  return secretTextField({
    title: 'Key of a service account',
    placeholder: '{ "type": "service_account", … }',
    description: 'The whole JSON file.',
    help: [
      'In the Google Cloud console open APIs & Services › Library and enable the API of this product.',
      'Open IAM & Admin › Service accounts and create one named Patchbay.',
      'Open it, choose Keys › Add key › Create new key › JSON. A file is downloaded.',
      access,
      'Open the file in a text editor, copy all of it and paste it here.',
    ],
    helpUrl: 'https://docs.cloud.google.com/iam/docs/keys-create-delete',
    mistakes: [
      { looksLike: /^AIza/, message: 'is an API key; paste the JSON file of a service account' },
      {
        looksLike: /^\s*\{\s*"(?:web|installed)"\s*:/,
        message: 'is an OAuth client; paste the JSON file of a service account’s key',
      },
      {
        looksLike: /^-----BEGIN/,
        message: 'is only the private key; paste the whole JSON file',
      },
      {
        looksLike: /"type"\s*:\s*"(?:authorized_user|external_account)"/,
        message: 'is no key of a service account; create one under Keys › Add key',
      },
    ],
  }).refine(
    (text) => parseServiceAccount(text) !== undefined,
    'must be the whole JSON file of a service account’s key',
  );
}

const subject = textField({
  title: 'Act for',
  description: 'A person of your Workspace domain; only with domain-wide delegation.',
  placeholder: 'shop@example.com',
  help: [
    'In admin.google.com open Security › Access and data control › API controls.',
    'Choose Manage domain-wide delegation › Add new.',
    'Enter the client ID of the service account and the scopes of this connector.',
  ],
  helpUrl: 'https://support.google.com/a/answer/162106',
  maxLength: 320,
})
  .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'must be an e-mail address')
  .optional();
