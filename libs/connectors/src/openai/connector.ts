import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { modelSetting } from '../_ai/model-setting.ts';
import { complete } from './complete.ts';
import { readError } from './errors.ts';
import { accountOf, discover, listModels } from './models.ts';
import { readLimit } from './read-limit.ts';
import { samples } from './samples.ts';
import { synthesizeSpeech } from './synthesize-speech.ts';
import { transcribe } from './transcribe.ts';

export default defineConnector({
  slug: 'openai',
  name: 'OpenAI',
  family: 'ai',
  description: 'Texts, speech and transcripts by OpenAI’s models.',
  keywords: ['chatgpt', 'gpt', 'llm', 'assistant', 'chat', 'whisper', 'voice', 'language model'],
  preparation: { account: 'developer', minutes: 3 },
  sources: [
    'https://platform.openai.com/docs/api-reference/authentication',
    'https://platform.openai.com/docs/api-reference/debugging-requests',
    'https://platform.openai.com/docs/api-reference/models/list',
    'https://platform.openai.com/docs/api-reference/responses/create',
    'https://platform.openai.com/docs/api-reference/audio/createSpeech',
    'https://platform.openai.com/docs/api-reference/audio/createTranscription',
    'https://platform.openai.com/docs/guides/error-codes',
    'https://platform.openai.com/docs/guides/rate-limits',
  ],
  auth: [
    apiKey({
      fields: z.strictObject({
        api_key: keyField({
          title: 'API key',
          placeholder: 'sk-proj-…',
          help: [
            'Sign in to the OpenAI Platform and choose the project that is to be billed.',
            'Open Settings › API keys and choose Create new secret key.',
            'If you restrict it, allow reading models, and writing responses and audio.',
            'Copy the key, which is shown only once, and paste it here.',
          ],
          helpUrl: 'https://platform.openai.com/api-keys',
          mistakes: [
            {
              looksLike: /^sk-admin-/,
              message: 'is an admin key, which cannot ask models; create a secret key of a project',
            },
            { looksLike: /^sk-ant-/, message: 'is a key of Anthropic, not of OpenAI' },
            { looksLike: /^(?!sk-)/, message: 'must begin with sk-' },
          ],
        }),
      }),
      inject: bearer('api_key'),
    }),
  ],
  settings: z.strictObject({
    model: modelSetting('gpt-5', [
      'Open the OpenAI Platform’s page on models.',
      'Copy the name of the model as it stands in its examples.',
    ]),
  }),
  baseUrl: 'https://api.openai.com',
  discover,
  test: { request: listModels, account: accountOf },
  actions: { complete, synthesize_speech: synthesizeSpeech, transcribe },
  // Limits grow with what an organization spends, and differ by model; the headers tell them.
  readLimit,
  // Long answers take minutes.
  timeoutMs: 180_000,
  readError,
  samples,
});
