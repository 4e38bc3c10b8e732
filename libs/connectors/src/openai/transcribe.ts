import { action } from '@patchbay/connector-sdk/action';
import type { Part } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { fittingText } from '../_ai/fitting-text.ts';
import { audioFileName, audioShape, transcription } from '../_ai/transcription.ts';

const { audio_base64: audio, content_type: contentType } = audioShape;

const Answer = z.object({ text: z.string() });

/** https://platform.openai.com/docs/api-reference/audio/createTranscription */
export const transcribe = action({
  title: 'Write down speech',
  description: 'Turns a recording of at most 25 MB into text.',
  input: z.strictObject({
    // OpenAI fetches nothing by itself, so that an address is of no use.
    audio_base64: audio.unwrap().meta({ title: 'Recording' }),
    content_type: contentType,
    language: z
      .string()
      .regex(/^[a-z]{2}$/, 'must be a language of two letters such as en')
      .optional()
      .meta({ title: 'Language', description: 'Found out from the recording unless stated.' }),
    model: z
      .string()
      .regex(/^[a-z0-9.-]{1,60}$/)
      .optional()
      .meta({ title: 'Model', description: 'gpt-4o-transcribe unless stated.' }),
  }),
  sample: { audio_base64: 'SUQzBAA=', content_type: 'audio/mpeg', language: 'en' },
  request: ({ audio_base64: bytes, content_type: type = 'audio/mpeg', language, model }) => {
    const parts: Part[] = [
      { name: 'model', text: model ?? 'gpt-4o-transcribe' },
      ...(language ? [{ name: 'language', text: language }] : []),
      { name: 'response_format', text: 'json' },
      { name: 'file', filename: audioFileName(type), contentType: type, bytes },
    ];
    return {
      method: 'POST',
      path: '/v1/audio/transcriptions',
      multipart: { subtype: 'form-data', parts },
    };
  },
  result: {
    schema: transcription,
    read: ({ body, headers }) => {
      const answer = Answer.safeParse(body).data;
      const requestId = headers['x-request-id'];
      return answer && { ...fittingText(answer.text), ...(requestId && { request_id: requestId }) };
    },
  },
});
