import { action } from '@patchbay/connector-sdk/action';
import type { Part, VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { fittingText } from '../_ai/fitting-text.ts';
import {
  audioFileName,
  audioShape,
  hasOneAudio,
  ONE_AUDIO,
  transcription,
} from '../_ai/transcription.ts';

/** https://elevenlabs.io/docs/api-reference/speech-to-text/convert */
export const transcribe = action({
  title: 'Write down speech',
  description: 'Turns a recording into text.',
  input: z
    .strictObject({
      ...audioShape,
      language: z
        .string()
        .regex(/^[a-z]{2,3}$/, 'must be a language such as en or deu')
        .optional()
        .meta({ title: 'Language', description: 'Found out from the recording unless stated.' }),
    })
    .refine(hasOneAudio, ONE_AUDIO),
  sample: { audio_url: 'https://shop.example/call.mp3', language: 'en' },
  request: ({ audio_url: url, audio_base64: bytes, content_type: type, language }) => {
    const contentType = type ?? 'audio/mpeg';
    const parts: Part[] = [
      { name: 'model_id', text: 'scribe_v2' },
      ...(language ? [{ name: 'language_code', text: language }] : []),
      ...(url ? [{ name: 'source_url', text: url }] : []),
      ...(bytes
        ? [{ name: 'file', filename: audioFileName(contentType), contentType, bytes }]
        : []),
    ];
    return {
      method: 'POST',
      path: '/v1/speech-to-text',
      multipart: { subtype: 'form-data', parts },
    };
  },
  result: { schema: transcription, read: transcriptionOf },
});

const text = z.string().optional().catch(undefined);
const Answer = z.object({ text: z.string(), language_code: text, transcription_id: text });

function transcriptionOf({ body }: VendorResponse) {
  const answer = Answer.safeParse(body).data;
  if (!answer) return undefined;
  const { language_code: language, transcription_id: id } = answer;
  return {
    ...fittingText(answer.text),
    ...(language && { language }),
    ...(id && { request_id: id }),
  };
}
