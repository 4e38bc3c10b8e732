import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import type { Inject } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { readError } from './errors.ts';
import { samples } from './samples.ts';
import { synthesizeSpeech } from './synthesize-speech.ts';
import { transcribe } from './transcribe.ts';

/**
 * Keys travel under a scheme of their own. The short tokens of `/v1/auth/grant`, which are Bearer, are
 * for browsers: they cannot read projects, so a test could not tell whose they are.
 */
const injectKey: Inject = (request, { credentials }) => {
  request.headers['authorization'] = `Token ${credentials['api_key'] ?? ''}`;
};

export default defineConnector({
  slug: 'deepgram',
  name: 'Deepgram',
  family: 'ai',
  icon: 'deepgram',
  description: 'Speech to text and text to speech.',
  keywords: ['voice', 'transcription', 'speech', 'audio', 'recording', 'call'],
  preparation: { account: 'member', minutes: 3 },
  sources: [
    'https://developers.deepgram.com/guides/fundamentals/authenticating',
    'https://developers.deepgram.com/reference/manage/projects/list',
    'https://developers.deepgram.com/reference/speech-to-text/listen-pre-recorded',
    'https://developers.deepgram.com/reference/text-to-speech/speak-request',
    'https://developers.deepgram.com/docs/tts-media-output-settings',
    'https://developers.deepgram.com/docs/errors',
  ],
  auth: [
    apiKey({
      fields: z.strictObject({
        api_key: keyField({
          title: 'API key',
          help: [
            'Sign in to the Deepgram Console and choose the project that is to be billed.',
            'Open Settings › API Keys and choose Create a New API Key.',
            'Name it Patchbay and give it the role Member.',
            'Copy the key, which is shown only once, and paste it here.',
          ],
          helpUrl: 'https://console.deepgram.com/',
          mistakes: [
            {
              looksLike: /^eyJ/,
              message: 'is a temporary token, which ends within the hour; make an API key instead',
            },
            {
              looksLike: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
              message: 'is the identifier of a key or a project, not the key itself',
            },
          ],
        }),
      }),
      inject: injectKey,
    }),
  ],
  baseUrl: 'https://api.deepgram.com',
  test: {
    request: () => ({ method: 'GET', path: '/v1/projects' }),
    account: accountOf,
  },
  actions: { synthesize_speech: synthesizeSpeech, transcribe },
  // Limits are on requests at the same time, not on their rate.
  // Recordings are worked through before the answer comes; Deepgram gives up after ten minutes.
  timeoutMs: 180_000,
  readError,
  samples,
});
