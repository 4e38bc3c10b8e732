import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField, urlField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { baseUrlFrom } from '../_generic/base-url.ts';
import { credentialHeaderField, settingsHeader } from '../_generic/credential-header.ts';
import { requestAction } from '../_generic/request-action.ts';
import { plainActionSamples } from '../_generic/action-samples.ts';
import { refusal } from '../_generic/samples.ts';
import { testPathField, testPathTest } from '../_generic/test-path.ts';

export default defineConnector({
  slug: 'api_key_generic',
  name: 'API key',
  family: 'generic',
  description: 'Any system that takes a key in a header.',
  keywords: ['token', 'rest', 'http', 'api', 'bearer'],
  preparation: { account: 'member', minutes: 5 },
  sources: ['https://www.rfc-editor.org/rfc/rfc9110#name-field-names'],
  auth: [
    apiKey({
      fields: z.strictObject({
        api_key: keyField({
          title: 'API key',
          help: [
            'Sign in to the other system as an administrator.',
            'Open its settings for API access and create a key for Patchbay.',
            'Copy the key and paste it here.',
          ],
        }),
      }),
      inject: settingsHeader('api_key'),
    }),
  ],
  settings: z.strictObject({
    base_url: urlField({
      title: 'Base address',
      description: 'Where every call starts.',
      placeholder: 'https://api.example.com/v1',
    }),
    test_path: testPathField,
    header: credentialHeaderField,
  }),
  baseUrl: baseUrlFrom('base_url'),
  test: testPathTest,
  actions: { request: requestAction },
  samples: {
    actions: { request: plainActionSamples },
    settings: { test_path: '/me' },
    answers: { connected: { status: 200, json: { id: 7, name: 'Acme' } }, ...refusal },
  },
});
