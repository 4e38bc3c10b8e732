import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import type { Finish } from '../_ai/completion.ts';
import { fittingText } from '../_ai/fitting-text.ts';

const count = z.int().nonnegative();

const Answer = z.object({
  id: z.string().min(1),
  object: z.literal('response'),
  model: z.string(),
  status: z.string().catch(''),
  incomplete_details: z.object({ reason: z.string() }).nullish().catch(null),
  output: z.array(
    z.object({
      type: z.string(),
      content: z
        .array(z.object({ type: z.string(), text: z.string().optional().catch(undefined) }))
        .optional()
        .catch(undefined),
    }),
  ),
  usage: z.object({ input_tokens: count, output_tokens: count }).optional().catch(undefined),
});

/** Between the texts may stand reasoning and calls of tools, which are not part of the answer. */
export function completionOf({ body }: VendorResponse) {
  const answer = Answer.safeParse(body).data;
  if (!answer) return undefined;
  const parts = answer.output
    .filter(({ type }) => type === 'message')
    .flatMap(({ content }) => content ?? []);
  const text = parts.map((part) => (part.type === 'output_text' ? part.text : '')).join('');
  const refused = parts.some(({ type }) => type === 'refusal');
  const reason = answer.incomplete_details?.reason;
  return {
    ...fittingText(text),
    model: answer.model,
    finish: refused ? ('refused' as const) : finishOf(answer.status, reason),
    vendor_finish: reason ?? answer.status,
    ...answer.usage,
    request_id: answer.id,
  };
}

function finishOf(status: string, reason: string | undefined): Finish {
  if (reason === 'max_output_tokens') return 'length';
  if (reason === 'content_filter') return 'refused';
  return status === 'completed' ? 'complete' : 'unknown';
}
