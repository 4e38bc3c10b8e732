import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { header } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { modelSetting } from '../_ai/model-setting.ts';
import { complete } from './complete.ts';
import { readError } from './errors.ts';
import { accountOf, discover, listModels } from './models.ts';
import { readLimit } from './read-limit.ts';
import { samples } from './samples.ts';

export default defineConnector({
  slug: 'anthropic',
  name: 'Anthropic',
  family: 'ai',
  icon: 'anthropic',
  description: 'Texts by Claude.',
  keywords: ['claude', 'llm', 'assistant', 'chat', 'text', 'summary', 'language model'],
  preparation: { account: 'developer', minutes: 3 },
  sources: [
    'https://platform.claude.com/docs/en/api/overview',
    'https://platform.claude.com/docs/en/api/versioning',
    'https://platform.claude.com/docs/en/api/messages',
    'https://platform.claude.com/docs/en/api/models-list',
    'https://platform.claude.com/docs/en/api/errors',
    'https://platform.claude.com/docs/en/api/rate-limits',
  ],
  auth: [
    apiKey({
      fields: z.strictObject({
        api_key: keyField({
          title: 'API key',
          placeholder: 'sk-ant-api03-…',
          help: [
            'Sign in to the Claude Console and open Settings › API keys.',
            'Choose Create Key, pick the workspace that is to be billed, and name the key Patchbay.',
            'Copy the key, which is shown only once, and paste it here.',
          ],
          helpUrl: 'https://platform.claude.com/settings/keys',
          mistakes: [
            {
              looksLike: /^sk-ant-admin/,
              message: 'is an Admin API key, which cannot ask Claude; create one under API keys',
            },
            {
              looksLike: /^sk-ant-(?:oat|ort|sid)/,
              message: 'belongs to a signed-in session; create a key under Settings › API keys',
            },
            { looksLike: /^sk-(?!ant-)/, message: 'is a key of OpenAI, not of Anthropic' },
            { looksLike: /^(?!sk-ant-)/, message: 'must begin with sk-ant-' },
          ],
        }),
      }),
      inject: header('x-api-key', 'api_key'),
    }),
  ],
  settings: z.strictObject({
    model: modelSetting('claude-sonnet-4-5', [
      'Open the Claude Console’s page on models.',
      'Copy the name that stands under Claude API.',
    ]),
  }),
  baseUrl: 'https://api.anthropic.com',
  headers: { 'anthropic-version': '2023-06-01' },
  discover,
  test: { request: listModels, account: accountOf },
  actions: { complete },
  // Limits grow with what an organization spends; the headers tell them.
  readLimit,
  // Long answers take minutes.
  timeoutMs: 180_000,
  readError,
  samples,
});
