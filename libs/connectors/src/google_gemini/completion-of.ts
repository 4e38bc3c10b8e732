import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { statusMap } from '@patchbay/connector-sdk/status-map';
import { z } from 'zod';
import type { Finish } from '../_ai/completion.ts';
import { fittingText } from '../_ai/fitting-text.ts';

/** https://ai.google.dev/api/generate-content#FinishReason and BlockReason */
const finish = statusMap<Finish>({
  stop: 'complete',
  max_tokens: 'length',
  safety: 'refused',
  recitation: 'refused',
  language: 'refused',
  blocklist: 'refused',
  prohibited_content: 'refused',
  spii: 'refused',
  image_safety: 'refused',
});

const word = z.string().max(100);
const count = z.int().nonnegative().optional().catch(undefined);

const Part = z.object({
  text: z.string().optional().catch(undefined),
  thought: z.boolean().optional().catch(undefined),
});
const Candidate = z.object({
  content: z
    .object({ parts: z.array(Part).optional() })
    .optional()
    .catch(undefined),
  finishReason: word.optional().catch(undefined),
});
const Answer = z.object({
  candidates: z.array(Candidate).optional().default([]),
  promptFeedback: z.object({ blockReason: word }).optional().catch(undefined),
  usageMetadata: z
    .object({ promptTokenCount: count, candidatesTokenCount: count, thoughtsTokenCount: count })
    .optional()
    .catch(undefined),
  modelVersion: z.string().max(200),
  responseId: word.optional().catch(undefined),
});

/** What the model wrote; a question it does not take is an answer without text. */
export function completionOf({ body }: VendorResponse) {
  const answer = Answer.safeParse(body).data;
  if (!answer) return undefined;
  const [candidate] = answer.candidates;
  const blocked = answer.promptFeedback?.blockReason;
  if (!candidate && !blocked) return undefined;
  const parts = candidate?.content?.parts ?? [];
  const text = parts.map((part) => (part.thought ? '' : (part.text ?? ''))).join('');
  const { promptTokenCount, candidatesTokenCount, thoughtsTokenCount } = answer.usageMetadata ?? {};
  return {
    ...fittingText(text),
    model: answer.modelVersion,
    finish: candidate ? finish(candidate.finishReason) : ('refused' as const),
    vendor_finish: candidate?.finishReason ?? blocked ?? '',
    ...(promptTokenCount !== undefined && { input_tokens: promptTokenCount }),
    ...(candidatesTokenCount !== undefined && {
      output_tokens: candidatesTokenCount + (thoughtsTokenCount ?? 0),
    }),
    ...(answer.responseId && { request_id: answer.responseId }),
  };
}
