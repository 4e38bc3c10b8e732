import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { header } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField, selectField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf } from './account.ts';
import { readError } from './errors.ts';
import { samples } from './samples.ts';
import { synthesizeSpeech } from './synthesize-speech.ts';
import { transcribe } from './transcribe.ts';

/** Accounts with data residency have servers of their own: docs/overview/administration/data-residency */
const SERVERS: Readonly<Record<string, string>> = {
  global: 'https://api.elevenlabs.io',
  us: 'https://api.us.elevenlabs.io',
  eu: 'https://api.eu.residency.elevenlabs.io',
  in: 'https://api.in.residency.elevenlabs.io',
  sg: 'https://api.sg.residency.elevenlabs.io',
};

export default defineConnector({
  slug: 'elevenlabs',
  name: 'ElevenLabs',
  family: 'ai',
  icon: 'elevenlabs',
  description: 'Voices, and recordings written down.',
  keywords: ['voice', 'speech', 'audio', 'narration', 'transcription', 'tts'],
  preparation: { account: 'member', minutes: 3 },
  sources: [
    'https://elevenlabs.io/docs/api-reference/authentication',
    'https://elevenlabs.io/docs/api-reference/user/get',
    'https://elevenlabs.io/docs/api-reference/text-to-speech/convert',
    'https://elevenlabs.io/docs/api-reference/speech-to-text/convert',
    'https://elevenlabs.io/docs/eleven-api/resources/errors',
    'https://elevenlabs.io/docs/overview/administration/data-residency',
  ],
  auth: [
    apiKey({
      fields: z.strictObject({
        api_key: keyField({
          title: 'API key',
          placeholder: 'sk_…',
          help: [
            'Sign in to ElevenLabs and open Developers › API Keys.',
            'Choose Create Key and name it Patchbay.',
            'If you restrict it, allow Text to Speech, Speech to Text and reading User.',
            'Copy the key, which is shown only once, and paste it here.',
          ],
          helpUrl: 'https://elevenlabs.io/app/developers/api-keys',
          mistakes: [
            { looksLike: /^sk-/, message: 'is a key of another vendor; this one’s begin with sk_' },
          ],
        }),
      }),
      inject: header('xi-api-key', 'api_key'),
    }),
  ],
  settings: z.strictObject({
    region: selectField(['global', 'us', 'eu', 'in', 'sg'], {
      title: 'Data residency',
      description: 'Only accounts made for it have another than the usual.',
      labels: {
        global: 'None (usual)',
        us: 'United States',
        eu: 'European Union',
        in: 'India',
        sg: 'Singapore',
      },
    }).default('global'),
    voice: textField({
      title: 'Voice',
      description: 'The ID of the voice that speaks unless a delivery names another.',
      placeholder: 'JBFqnCBsd6RMkjVDRZzb',
      help: ['In ElevenLabs open Voices and find the voice.', 'Choose Copy voice ID in its menu.'],
      maxLength: 40,
    })
      .regex(/^[A-Za-z0-9]{10,40}$/, 'must be a voice’s ID, not its name')
      .optional(),
  }),
  baseUrl: ({ settings }) => SERVERS[String(settings['region'])] ?? SERVERS['global']!,
  test: {
    request: () => ({ method: 'GET', path: '/v1/user' }),
    account: accountOf,
  },
  actions: { synthesize_speech: synthesizeSpeech, transcribe },
  // Limits are on requests at the same time, not on their rate.
  timeoutMs: 180_000,
  readError,
  samples,
});
