import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField, secretField, urlField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { baseUrlFrom } from '../_generic/base-url.ts';
import { credentialHeaderField, settingsHeader } from '../_generic/credential-header.ts';
import { requestAction } from '../_generic/request-action.ts';
import { plainActionSamples } from '../_generic/action-samples.ts';
import { refusal } from '../_generic/samples.ts';
import { signRequest } from '../_generic/sign-request.ts';
import { testPathField, testPathTest } from '../_generic/test-path.ts';

const addKey = settingsHeader('api_key');
const addSignature = signRequest('signing_secret');

export default defineConnector({
  slug: 'api_key_secret_generic',
  name: 'API key with signature',
  family: 'generic',
  description: 'Any system that takes a key in a header and checks an HMAC-SHA256 signature.',
  keywords: ['token', 'rest', 'http', 'api', 'hmac', 'signature'],
  preparation: { account: 'developer', minutes: 10 },
  sources: ['https://www.rfc-editor.org/rfc/rfc2104', 'https://www.rfc-editor.org/rfc/rfc9110'],
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
        signing_secret: secretField({
          title: 'Signing secret',
          description: 'Never sent; it signs every request.',
          help: [
            'The system shows the secret beside the key, often only once.',
            'Copy the secret and paste it here.',
            'The system must check X-Signature: v1=<hex HMAC-SHA256> over "timestamp.METHOD.path?query.body", with the timestamp of X-Signature-Timestamp.',
          ],
        }),
      }),
      inject: (request, context) => {
        addKey(request, context);
        addSignature(request, context);
      },
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
