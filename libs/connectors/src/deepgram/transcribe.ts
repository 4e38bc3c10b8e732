import { action } from '@patchbay/connector-sdk/action';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { fittingText } from '../_ai/fitting-text.ts';
import { audioShape, hasOneAudio, ONE_AUDIO, transcription } from '../_ai/transcription.ts';

const input = z
  .strictObject({
    ...audioShape,
    model: z
      .string()
      .regex(/^[a-z0-9-]{1,60}$/)
      .optional()
      .meta({ title: 'Model', description: 'nova-3 unless stated.' }),
  })
  .refine(hasOneAudio, ONE_AUDIO);

/** https://developers.deepgram.com/reference/speech-to-text/listen-pre-recorded */
export const transcribe = action({
  title: 'Write down speech',
  description: 'Turns a recording into text.',
  input,
  sample: { audio_url: 'https://shop.example/call.mp3', language: 'en' },
  request: ({ audio_url: url, audio_base64: bytes = '', ...rest }): VendorRequest => {
    const { content_type: type = 'application/octet-stream', language, model = 'nova-3' } = rest;
    const at = {
      method: 'POST',
      path: '/v1/listen',
      query: {
        model,
        smart_format: true,
        ...(language ? { language } : { detect_language: true }),
      },
    } as const;
    if (url !== undefined) return { ...at, json: { url } };
    return { ...at, headers: { 'content-type': type }, bytes };
  },
  result: { schema: transcription, read: transcriptionOf },
});

const Answer = z.object({
  metadata: z.object({
    request_id: z.string().optional().catch(undefined),
    duration: z.number().nonnegative().optional().catch(undefined),
  }),
  results: z.object({
    channels: z.array(
      z.object({
        alternatives: z.array(z.object({ transcript: z.string() })).min(1),
        detected_language: z.string().optional().catch(undefined),
      }),
    ),
  }),
});

/** Channels are the sides of a call; their words follow one another. */
function transcriptionOf({ body }: VendorResponse) {
  const answer = Answer.safeParse(body).data;
  if (!answer) return undefined;
  const { channels } = answer.results;
  const { request_id: requestId, duration } = answer.metadata;
  const language = channels[0]?.detected_language;
  return {
    ...fittingText(channels.map(({ alternatives }) => alternatives[0]?.transcript).join('\n')),
    ...(language && { language }),
    ...(duration !== undefined && { duration_s: duration }),
    ...(requestId && { request_id: requestId }),
  };
}
