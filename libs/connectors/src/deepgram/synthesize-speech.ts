import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { speechFile } from '../_ai/speech-file.ts';
import { speechOf, speechResult } from '../_ai/speech.ts';

/** Only some pairs of encoding and container go together: docs/tts-media-output-settings. */
const FORMATS = {
  mp3: { encoding: 'mp3' },
  wav: { encoding: 'linear16', container: 'wav' },
  opus: { encoding: 'opus', container: 'ogg' },
  flac: { encoding: 'flac' },
  aac: { encoding: 'aac' },
} as const;

/** https://developers.deepgram.com/reference/text-to-speech/speak-request */
export const synthesizeSpeech = action({
  title: 'Speak a text',
  description: 'Makes speech of a text.',
  input: z.strictObject({
    text: z.string().trim().min(1).max(2000).meta({ title: 'Text' }),
    voice: z
      .string()
      .regex(/^aura-[a-z0-9-]{3,60}$/, 'must be a voice such as aura-2-thalia-en')
      .optional()
      .meta({ title: 'Voice' }),
    format: z.enum(['mp3', 'wav', 'opus', 'flac', 'aac']).optional().meta({ title: 'Format' }),
  }),
  sample: { text: 'Your bike is ready.', voice: 'aura-2-thalia-en', format: 'mp3' },
  request: ({ text, voice, format }) => ({
    method: 'POST',
    path: '/v1/speak',
    query: { model: voice ?? 'aura-2-thalia-en', ...FORMATS[format ?? 'mp3'] },
    headers: { accept: '*/*' },
    json: { text },
  }),
  result: {
    schema: speechResult,
    read: (response) =>
      speechOf(response, { requestId: 'dg-request-id', characters: 'dg-char-count' }),
    file: speechFile,
  },
});
