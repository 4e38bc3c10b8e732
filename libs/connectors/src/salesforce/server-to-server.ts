import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { clientCredentials } from '@patchbay/connector-sdk/auth/client-credentials';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { jwtBearer } from '@patchbay/connector-sdk/auth/jwt-bearer';
import { keyField, secretTextField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { grant } from './granted.ts';
import { PRODUCTION, SANDBOX, loginOf } from './hosts.ts';

const tokenUrl = (settings: Readonly<Record<string, unknown>>) =>
  `${loginOf(settings)}/services/oauth2/token`;

const bySecret = clientCredentials({
  tokenUrl,
  authMethod: 'post',
  clientSecretField: 'secret',
  grant,
});

const byKey = jwtBearer({
  tokenUrl,
  key: 'secret',
  // The address of the sign-in page, whatever address the token is asked at.
  claims: ({ client_id: iss, username: sub }, settings) => ({ iss, sub, aud: audience(settings) }),
  grant,
});

function audience(settings: Readonly<Record<string, unknown>>): string {
  const { environment, my_domain: own } = settings;
  const sandbox = environment === 'my_domain' && String(own).includes('.sandbox.');
  return `https://${sandbox || environment === 'sandbox' ? SANDBOX : PRODUCTION}`;
}

const PRIVATE_KEY = /^-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** Without anybody signing in: the application acts as the user an administrator named for it. */
export const serverToServer = apiKey({
  label: 'Server to server',
  fields: z
    .strictObject({
      client_id: keyField({
        title: 'Consumer key',
        placeholder: '3MVG9…',
        help: [
          'In Salesforce open Setup › External Client App Manager and create an application.',
          'Enable OAuth, and choose the scopes api and refresh_token.',
          'Enable the client credentials flow and name the user it runs as, or the JWT bearer flow and upload a certificate.',
          'Open the application’s settings and copy the consumer key.',
        ],
        helpUrl: 'https://help.salesforce.com/s/articleView?id=sf.external_client_apps.htm',
        maxLength: 300,
      }),
      secret: secretTextField({
        title: 'Consumer secret, or private key',
        description:
          'The secret needs My Domain as environment. The private key, in PEM form, belongs to the certificate that was uploaded.',
        mistakes: [
          {
            looksLike: /BEGIN CERTIFICATE-/,
            message: 'is the certificate, which goes to Salesforce; paste the private key here',
          },
        ],
      }),
      username: textField({
        title: 'User name',
        description: 'Only with a private key: the user that Patchbay acts as.',
        placeholder: 'patchbay@acme.example',
        maxLength: 100,
      }).optional(),
    })
    .refine(({ secret, username }) => username || !PRIVATE_KEY.test(secret), {
      path: ['username'],
      error: 'is needed with a private key',
    })
    .refine(({ secret, username }) => !username || PRIVATE_KEY.test(secret), {
      path: ['secret'],
      error: 'must be a private key in PEM form; leave the user name out with a consumer secret',
    }),
  inject: bearer('access_token'),
  grant: {
    ...bySecret,
    request: (context) =>
      (PRIVATE_KEY.test(context.credentials['secret'] ?? '') ? byKey : bySecret).request(context),
  },
});
