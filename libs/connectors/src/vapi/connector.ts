import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField, selectField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf, testRequest } from './assistant.ts';
import { complete } from './complete.ts';
import { readError } from './errors.ts';
import { samples } from './samples.ts';
import { startCall } from './start-call.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export default defineConnector({
  slug: 'vapi',
  name: 'Vapi',
  family: 'ai',
  description: 'Assistants that call and write.',
  keywords: ['voice', 'phone', 'call', 'agent', 'assistant', 'chat'],
  preparation: { account: 'administrator', minutes: 5 },
  sources: [
    'https://docs.vapi.ai/api-reference/assistants/get',
    'https://docs.vapi.ai/api-reference/chats/create',
    'https://docs.vapi.ai/api-reference/calls/create',
  ],
  auth: [
    apiKey({
      fields: z.strictObject({
        api_key: keyField({
          title: 'Private key',
          placeholder: '00000000-0000-0000-0000-000000000000',
          help: [
            'Sign in to the Vapi dashboard and open API Keys under your organization’s name.',
            'Under Private API Keys choose Add Key and name it Patchbay.',
            'Copy the key and paste it here. The public key is of another kind and will not do.',
          ],
          helpUrl: 'https://dashboard.vapi.ai/org/api-keys',
        }),
      }),
      inject: bearer('api_key'),
    }),
  ],
  settings: z.strictObject({
    region: selectField(['us', 'eu'], {
      title: 'Region',
      labels: { us: 'United States (dashboard.vapi.ai)', eu: 'Europe (dashboard.eu.vapi.ai)' },
    }).default('us'),
    assistant: textField({
      title: 'Assistant ID',
      description: 'Calls and writes unless a delivery names another.',
      help: ['In the dashboard open Assistants and choose one.', 'Copy the ID below its name.'],
      maxLength: 36,
    }).regex(UUID, 'must be an ID such as 00000000-0000-0000-0000-000000000000'),
    phone_number_id: textField({
      title: 'Phone number ID',
      description: 'Of the number that calls go out from.',
      help: ['In the dashboard open Phone Numbers and choose one.', 'Copy the ID below its name.'],
      mistakes: [
        { looksLike: /^[+\d\s()-]{6,20}$/, message: 'is the number itself; copy the ID below it' },
      ],
      maxLength: 36,
    })
      .regex(UUID, 'must be an ID such as 00000000-0000-0000-0000-000000000000')
      .optional(),
  }),
  baseUrl: ({ settings }) =>
    settings['region'] === 'eu' ? 'https://api.eu.vapi.ai' : 'https://api.vapi.ai',
  test: { request: testRequest, account: accountOf },
  actions: { complete, start_call: startCall },
  // Answers wait for the model and for tools.
  timeoutMs: 60_000,
  readError,
  samples,
});
