import { action } from '@patchbay/connector-sdk/action';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { statusMap } from '@patchbay/connector-sdk/status-map';
import { z } from 'zod';
import { chosenModel } from '../_ai/chosen-model.ts';
import {
  ASKS_ONCE,
  asksOnce,
  completion,
  completionShape,
  DEFAULT_MAX_TOKENS,
  turnsOf,
  type Finish,
} from '../_ai/completion.ts';
import { fittingText } from '../_ai/fitting-text.ts';

/** https://platform.claude.com/docs/en/api/messages */
export const complete = action({
  title: 'Ask Claude',
  description: 'Has a text written, summed up, sorted or answered.',
  input: z
    .strictObject({
      ...completionShape,
      temperature: completionShape.temperature
        .unwrap()
        .max(1)
        .optional()
        .meta({ title: 'Temperature' }),
    })
    .refine(asksOnce, ASKS_ONCE),
  sample: { prompt: 'Sum up this review in one sentence: …', max_tokens: 200 },
  request: (input, { settings }) => ({
    method: 'POST',
    path: '/v1/messages',
    json: {
      model: chosenModel(input.model, settings),
      max_tokens: input.max_tokens ?? DEFAULT_MAX_TOKENS,
      system: input.system,
      messages: turnsOf(input),
      temperature: input.temperature,
    },
  }),
  result: { schema: completion, read: completionOf },
});

const finish = statusMap<Finish>({
  end_turn: 'complete',
  stop_sequence: 'complete',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  refusal: 'refused',
});

const count = z.int().nonnegative();

const Message = z.object({
  id: z.string().min(1),
  type: z.literal('message'),
  model: z.string(),
  content: z.array(z.object({ type: z.string(), text: z.string().optional().catch(undefined) })),
  stop_reason: z.string().nullable().catch(null),
  usage: z.object({ input_tokens: count, output_tokens: count }).optional().catch(undefined),
});

function completionOf({ body }: VendorResponse) {
  const message = Message.safeParse(body).data;
  if (!message) return undefined;
  const text = message.content.map((part) => (part.type === 'text' ? part.text : '')).join('');
  return {
    ...fittingText(text),
    model: message.model,
    finish: finish(message.stop_reason),
    vendor_finish: message.stop_reason ?? '',
    ...message.usage,
    request_id: message.id,
  };
}
