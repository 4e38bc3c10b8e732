import { action } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { speechFile } from '../_ai/speech-file.ts';
import { speechOf, speechResult } from '../_ai/speech.ts';

/** Codec, sample rate and bit rate in one word; those that every plan may use. */
const FORMATS = { mp3: 'mp3_44100_128', opus: 'opus_48000_64', pcm: 'pcm_24000' } as const;

/** https://elevenlabs.io/docs/api-reference/text-to-speech/convert */
export const synthesizeSpeech = action({
  title: 'Speak a text',
  description: 'Makes speech of a text.',
  input: z.strictObject({
    text: z.string().trim().min(1).max(10_000).meta({ title: 'Text' }),
    voice: z
      .string()
      .regex(/^[A-Za-z0-9]{10,40}$/, 'must be a voice’s ID')
      .optional()
      .meta({ title: 'Voice', description: 'Its ID. As the settings say by default.' }),
    format: z.enum(['mp3', 'opus', 'pcm']).optional().meta({ title: 'Format' }),
    model: z
      .string()
      .regex(/^[a-z0-9_]{1,60}$/)
      .optional()
      .meta({ title: 'Model', description: 'eleven_multilingual_v2 unless stated.' }),
  }),
  sample: { text: 'Your bike is ready.', voice: 'JBFqnCBsd6RMkjVDRZzb', format: 'mp3' },
  request: ({ text, voice, format, model }, { settings }) => {
    const voiceId = voice ?? settings['voice'];
    if (typeof voiceId !== 'string') {
      throw new RequestBuildError('voice', 'is needed, because the settings name none');
    }
    return {
      method: 'POST',
      path: '/v1/text-to-speech/{voice_id}',
      params: { voice_id: voiceId },
      query: { output_format: FORMATS[format ?? 'mp3'] },
      headers: { accept: '*/*' },
      json: { text, model_id: model ?? 'eleven_multilingual_v2' },
    };
  },
  result: {
    schema: speechResult,
    read: (response) =>
      speechOf(response, { requestId: 'request-id', characters: 'x-character-count' }),
    file: speechFile,
  },
});
