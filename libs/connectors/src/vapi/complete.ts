import { action } from '@patchbay/connector-sdk/action';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { ASKS_ONCE, asksOnce, completionShape, turnsOf } from '../_ai/completion.ts';
import { fittingText } from '../_ai/fitting-text.ts';
import { assistantId, chosenAssistant } from './assistant.ts';

const { prompt, messages } = completionShape;

/** Model and instructions are the assistant's. https://docs.vapi.ai/api-reference/chats/create */
export const complete = action({
  title: 'Write to an assistant',
  description: 'Has an assistant answer in writing.',
  input: z
    .strictObject({
      prompt,
      messages,
      assistant: assistantId.optional().meta({
        title: 'Assistant',
        description: 'Its ID. As the settings say by default.',
      }),
      previous: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .meta({ title: 'Chat before', description: 'Goes on from there.' }),
    })
    .refine(asksOnce, ASKS_ONCE),
  sample: { prompt: 'When do you open on Saturday?' },
  request: (input, { settings }) => ({
    method: 'POST',
    path: '/chat',
    json: {
      assistantId: chosenAssistant(input.assistant, settings),
      previousChatId: input.previous,
      input: input.prompt ?? turnsOf(input),
      stream: false,
    },
  }),
  result: {
    schema: z.object({
      text: z.string(),
      truncated: z.literal(true).optional(),
      /** Goes on from here as `previous`. */
      chat: z.string(),
    }),
    read: completionOf,
  },
});

const Chat = z.object({
  id: z.string().min(1),
  output: z.array(
    z.object({
      role: z.string().optional().catch(undefined),
      content: z.string().nullish().catch(undefined),
    }),
  ),
});

/** Between the assistant's words may stand calls of tools and their answers. */
function completionOf({ body }: VendorResponse) {
  const chat = Chat.safeParse(body).data;
  if (!chat) return undefined;
  const said = chat.output.filter(({ role }) => role === 'assistant').map(({ content }) => content);
  return { ...fittingText(said.filter(Boolean).join('\n')), chat: chat.id };
}
