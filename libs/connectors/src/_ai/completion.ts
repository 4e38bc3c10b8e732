import { z } from 'zod';

const turn = z.strictObject({
  role: z.enum(['user', 'assistant']),
  content: z.string().min(1).max(400_000),
});

/** What every vendor of language models understands; a connector's own input extends it. */
export const completionShape = {
  prompt: z.string().min(1).max(400_000).optional().meta({ title: 'Prompt' }),
  messages: z.array(turn).min(1).max(500).optional().meta({
    title: 'Conversation so far',
    description: 'In place of a prompt; the last is yours.',
  }),
  system: z.string().min(1).max(100_000).optional().meta({ title: 'Instructions' }),
  model: z
    .string()
    .trim()
    .regex(/^[\w.:/-]{1,120}$/, 'must be a model’s name')
    .optional()
    .meta({ title: 'Model', description: 'As the settings say by default.' }),
  max_tokens: z
    .int()
    .positive()
    .max(128_000)
    .optional()
    .meta({ title: 'Longest answer', description: 'In tokens; 1024 unless stated.' }),
  temperature: z.number().min(0).max(2).optional().meta({ title: 'Temperature' }),
};

/** Of an answer that is short enough to be a result, which is 16 KiB. */
export const DEFAULT_MAX_TOKENS = 1024;

interface Asked {
  prompt?: string | undefined;
  messages?: readonly z.infer<typeof turn>[] | undefined;
}

export const asksOnce = ({ prompt, messages }: Asked) =>
  (prompt === undefined) !== (messages === undefined);

export const ASKS_ONCE = { path: ['prompt'], error: 'or messages is needed, and not both' };

export function turnsOf({ prompt, messages }: Asked): readonly z.infer<typeof turn>[] {
  return messages ?? [{ role: 'user', content: prompt ?? '' }];
}

/** Why the model stopped. */
export const FINISHES = ['complete', 'length', 'refused', 'unknown'] as const;
export type Finish = (typeof FINISHES)[number];

export const completion = z.object({
  text: z.string(),
  /** Present when the text is longer than a result may be. */
  truncated: z.literal(true).optional(),
  model: z.string(),
  finish: z.enum(FINISHES),
  /** The vendor's own word. */
  vendor_finish: z.string(),
  input_tokens: z.int().nonnegative().optional(),
  output_tokens: z.int().nonnegative().optional(),
  request_id: z.string().optional(),
});
