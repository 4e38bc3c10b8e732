import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { clientCredentials } from '@patchbay/connector-sdk/auth/client-credentials';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';

/**
 * An application of one organisation, without anybody signing in:
 * https://developer.xero.com/documentation/guides/oauth2/custom-connections/
 */
export const customConnection = apiKey({
  label: 'Custom connection',
  fields: z.strictObject({
    client_id: keyField({
      title: 'Client id',
      help: [
        'Sign in at developer.xero.com and open My Apps › New app.',
        'Choose Custom connection, allow contacts, invoices and reading of settings, and save.',
        'Open the link that Xero sends by e-mail, and choose the organisation.',
        'Back at My Apps open Configuration and copy the client id.',
      ],
      helpUrl: 'https://developer.xero.com/app/manage',
      maxLength: 100,
    }),
    client_secret: keyField({
      title: 'Client secret',
      help: ['Under Configuration choose Generate a secret.', 'Copy it: Xero shows it once.'],
      maxLength: 200,
    }),
  }),
  inject: bearer('access_token'),
  grant: clientCredentials({
    tokenUrl: 'https://identity.xero.com/connect/token',
    authMethod: 'basic',
    scope: 'accounting.contacts accounting.invoices accounting.settings.read',
    // Documented as 1800 seconds.
    grant: { lifetimeMs: 30 * 60 * 1000 },
  }),
});
