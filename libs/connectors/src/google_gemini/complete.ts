import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { chosenModel } from '../_ai/chosen-model.ts';
import { ASKS_ONCE, asksOnce, completion, completionShape, turnsOf } from '../_ai/completion.ts';
import { completionOf } from './completion-of.ts';

/** What these models think before they write counts too, so that less would leave no text. */
const DEFAULT_MAX_TOKENS = 8192;

/** POST /v1beta/models/{model}:generateContent, https://ai.google.dev/api/generate-content */
export const complete = action({
  title: 'Ask Gemini',
  description: 'Has a text written, summed up, sorted or answered.',
  input: z
    .strictObject({
      ...completionShape,
      max_tokens: completionShape.max_tokens.meta({
        title: 'Longest answer',
        description: 'In tokens, thinking included; 8192 unless stated.',
      }),
    })
    .refine(asksOnce, ASKS_ONCE),
  sample: { prompt: 'Sum up this review in one sentence: …', max_tokens: 2000 },
  request: (input, { settings }) => ({
    method: 'POST',
    path: '/v1beta/models/{model}:generateContent',
    params: { model: chosenModel(input.model, settings).replace(/^models\//, '') },
    json: {
      contents: turnsOf(input).map(({ role, content }) => ({
        role: role === 'assistant' ? 'model' : 'user',
        parts: [{ text: content }],
      })),
      ...(input.system && { systemInstruction: { parts: [{ text: input.system }] } }),
      generationConfig: {
        maxOutputTokens: input.max_tokens ?? DEFAULT_MAX_TOKENS,
        temperature: input.temperature,
      },
    },
  }),
  result: { schema: completion, read: completionOf },
});
