import { basic } from '@patchbay/connector-sdk/auth/basic';
import { basicAuth } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { secretField, textField, urlField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { baseUrlFrom } from '../_generic/base-url.ts';
import { requestAction } from '../_generic/request-action.ts';
import { plainActionSamples } from '../_generic/action-samples.ts';
import { refusal } from '../_generic/samples.ts';
import { testPathField, testPathTest } from '../_generic/test-path.ts';
import { userNameField } from '../_generic/user-name.ts';

export default defineConnector({
  slug: 'basic_generic',
  name: 'User name and password',
  family: 'generic',
  description: 'Any system that takes HTTP basic credentials.',
  keywords: ['login', 'password', 'rest', 'http', 'api'],
  preparation: { account: 'member', minutes: 5 },
  sources: ['https://www.rfc-editor.org/rfc/rfc7617'],
  auth: [
    basic({
      fields: z.strictObject({
        username: userNameField,
        password: secretField({ title: 'Password' }),
      }),
      inject: basicAuth('username', 'password'),
    }),
  ],
  settings: z.strictObject({
    base_url: urlField({
      title: 'Base address',
      description: 'Where every call starts.',
      placeholder: 'https://api.example.com/v1',
    }),
    test_path: testPathField,
    account_id: textField({
      title: 'Account number',
      description: 'Shown beside the connection, if the system does not tell it.',
      maxLength: 200,
    }).optional(),
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
