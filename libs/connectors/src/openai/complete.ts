import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { chosenModel } from '../_ai/chosen-model.ts';
import {
  ASKS_ONCE,
  asksOnce,
  completion,
  completionShape,
  DEFAULT_MAX_TOKENS,
  turnsOf,
} from '../_ai/completion.ts';
import { completionOf } from './completion-of.ts';

/** https://platform.openai.com/docs/api-reference/responses/create */
export const complete = action({
  title: 'Ask a model of OpenAI',
  description: 'Has a text written, summed up, sorted or answered.',
  input: z.strictObject(completionShape).refine(asksOnce, ASKS_ONCE),
  sample: { prompt: 'Sum up this review in one sentence: …', max_tokens: 200 },
  request: (input, { settings }) => ({
    method: 'POST',
    path: '/v1/responses',
    json: {
      model: chosenModel(input.model, settings),
      instructions: input.system,
      input: turnsOf(input),
      // Sixteen is the least that is accepted.
      max_output_tokens: Math.max(16, input.max_tokens ?? DEFAULT_MAX_TOKENS),
      temperature: input.temperature,
      // Otherwise OpenAI keeps question and answer for 30 days.
      store: false,
    },
  }),
  result: { schema: completion, read: completionOf },
});
