import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { header } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { modelSetting } from '../_ai/model-setting.ts';
import { complete } from './complete.ts';
import { readError } from './errors.ts';
import { accountOf, discover, listModels } from './models.ts';
import { samples } from './samples.ts';

export default defineConnector({
  slug: 'google_gemini',
  name: 'Google Gemini',
  family: 'ai',
  icon: 'googlegemini',
  description: 'Texts by Gemini.',
  keywords: ['gemini', 'llm', 'assistant', 'chat', 'text', 'summary', 'language model'],
  preparation: { account: 'developer', minutes: 3 },
  sources: [
    'https://ai.google.dev/gemini-api/docs/api-key',
    'https://ai.google.dev/api/generate-content',
    'https://ai.google.dev/api/models',
    'https://ai.google.dev/gemini-api/docs/troubleshooting',
    'https://ai.google.dev/gemini-api/docs/rate-limits',
    'https://ai.google.dev/gemini-api/docs/deprecations',
  ],
  auth: [
    apiKey({
      fields: z.strictObject({
        api_key: keyField({
          title: 'API key',
          placeholder: 'AQ.…',
          help: [
            'Open aistudio.google.com and choose Get API key.',
            'Choose Create API key and the project that is to be billed.',
            'Copy the key and paste it here. Older keys, which begin with AIza, are being turned off.',
          ],
          helpUrl: 'https://aistudio.google.com/api-keys',
          mistakes: [
            { looksLike: /^sk-ant-/, message: 'is a key of Anthropic; connect Anthropic with it' },
            { looksLike: /^sk-/, message: 'is a key of OpenAI; connect OpenAI with it' },
            { looksLike: /^ya29\./, message: 'is a token that ends within an hour; create a key' },
            {
              looksLike: /\.apps\.googleusercontent\.com$|^GOCSPX-/,
              message: 'belongs to an OAuth client; create an API key instead',
            },
          ],
        }),
      }),
      inject: header('x-goog-api-key', 'api_key'),
    }),
  ],
  settings: z.strictObject({
    model: modelSetting('gemini-3.8-flash', [
      'Open ai.google.dev/gemini-api/docs/models.',
      'Choose a model and copy its model code.',
    ]),
  }),
  baseUrl: 'https://generativelanguage.googleapis.com',
  discover,
  test: { request: listModels, account: accountOf },
  actions: { complete },
  // Limits depend on model and on what a project has spent; no answer tells what is left.
  // Long answers take minutes.
  timeoutMs: 180_000,
  readError,
  samples,
});
