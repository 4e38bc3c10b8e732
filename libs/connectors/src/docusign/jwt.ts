import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { jwtBearer } from '@patchbay/connector-sdk/auth/jwt-bearer';
import type { GrantRefusal } from '@patchbay/connector-sdk/auth/token-grant';
import { secretTextField, textField } from '@patchbay/connector-sdk/fields';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { accountServer } from './environment.ts';

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const guidField = (title: string, help: readonly string[]) =>
  textField({ title, help, placeholder: '00000000-0000-0000-0000-000000000000' }).regex(
    GUID,
    'must be of the form 00000000-0000-0000-0000-000000000000',
  );

const Refusal = z.object({ error: z.string(), error_description: z.string().catch('') });

/** https://developers.docusign.com/platform/auth/jwt-get-token */
export function readGrantError({ status, body }: VendorResponse): GrantRefusal | undefined {
  const refusal = status < 500 ? Refusal.safeParse(body).data : undefined;
  if (!refusal) return undefined;
  // The person never consented to the application, or has withdrawn it since.
  if (refusal.error === 'consent_required') return 'revoked';
  // Says which part of the assertion is wrong: the key, the user or the application.
  if (refusal.error === 'invalid_grant') return 'client_refused';
  return undefined;
}

/** Acts for one user without that user being there; tokens live an hour and are asked for anew. */
export const jwt = apiKey({
  label: 'Integration key with RSA key pair',
  fields: z.strictObject({
    integration_key: guidField('Integration key', [
      'In Docusign open Settings › Apps and Keys and choose your application.',
      'Copy its Integration Key.',
    ]),
    user_id: guidField('User ID', [
      'In Docusign open Settings › Apps and Keys.',
      'Copy the User ID. Contracts are sent in the name of this person.',
    ]),
    private_key: secretTextField({
      title: 'Private key',
      placeholder: '-----BEGIN RSA PRIVATE KEY-----',
      help: [
        'In the application choose Service Integration › Generate RSA.',
        'Copy the Private Key, which is shown only once, with its first and last line.',
        'Have the person consent once: open /oauth/auth?response_type=code&scope=signature%20impersonation&client_id=… of the account server in a browser.',
      ],
      helpUrl: 'https://developers.docusign.com/platform/auth/jwt/jwt-get-token/',
      mistakes: [
        { looksLike: /BEGIN PUBLIC KEY/, message: 'is the public key; paste the private key' },
      ],
    }).regex(/-----BEGIN (?:RSA )?PRIVATE KEY-----/, 'must be a private key in PEM form'),
  }),
  inject: bearer('access_token'),
  grant: jwtBearer({
    tokenUrl: (settings) => `${accountServer(settings)}/oauth/token`,
    key: 'private_key',
    claims: (credentials, settings) => ({
      iss: credentials['integration_key'],
      sub: credentials['user_id'],
      // The host alone, without https.
      aud: new URL(accountServer(settings)).host,
      scope: 'signature impersonation',
    }),
    // "The recommended value is one hour", the longest there is: clocks may differ.
    assertionLifetimeS: 3600,
    grant: {
      readError: readGrantError,
      hosts: ['account.docusign.com', 'account-d.docusign.com'],
    },
  }),
});
