import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { speechFile } from '../_ai/speech-file.ts';
import { speechOf, speechResult } from '../_ai/speech.ts';

/** https://platform.openai.com/docs/api-reference/audio/createSpeech */
export const synthesizeSpeech = action({
  title: 'Speak a text',
  description: 'Makes speech of a text.',
  input: z.strictObject({
    text: z.string().trim().min(1).max(4096).meta({ title: 'Text' }),
    voice: z
      .string()
      .regex(/^[a-z0-9_-]{1,60}$/, 'must be a voice such as alloy')
      .optional()
      .meta({ title: 'Voice' }),
    format: z
      .enum(['mp3', 'opus', 'aac', 'flac', 'wav', 'pcm'])
      .optional()
      .meta({ title: 'Format' }),
    instructions: z
      .string()
      .trim()
      .min(1)
      .max(4096)
      .optional()
      .meta({ title: 'Manner', description: 'How it should sound, such as calm and slow.' }),
  }),
  sample: { text: 'Your bike is ready.', voice: 'alloy', format: 'mp3' },
  request: ({ text, voice, format, instructions }) => ({
    method: 'POST',
    path: '/v1/audio/speech',
    headers: { accept: '*/*' },
    json: {
      model: 'gpt-4o-mini-tts',
      input: text,
      voice: voice ?? 'alloy',
      response_format: format ?? 'mp3',
      instructions,
    },
  }),
  result: {
    schema: speechResult,
    read: (response) => speechOf(response, { requestId: 'x-request-id' }),
    file: speechFile,
  },
});
