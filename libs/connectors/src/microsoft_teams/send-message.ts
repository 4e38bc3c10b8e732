import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { channelOf } from './channel-of.ts';
import { SEND } from './scopes.ts';

const Message = z.object({
  id: z.string().min(1).max(100),
  webUrl: z.url().optional().catch(undefined),
});

const CHANNEL = '/teams/{team}/channels/{channel}/messages';

/**
 * POST /teams/{team-id}/channels/{channel-id}/messages, or …/{message-id}/replies.
 * https://learn.microsoft.com/en-us/graph/api/channel-post-messages
 *
 * Teams knows no idempotency key: a request whose answer got lost can post a second message.
 */
export const sendMessage = action({
  title: 'Send a message',
  description: 'Posts a message in a channel, in the name of whoever connected.',
  scopes: [SEND],
  input: z.strictObject({
    channel: z
      .string()
      .min(1)
      .max(300)
      .optional()
      .meta({ title: 'Channel', description: 'As team/channel; by default the settings’.' }),
    text: z.string().min(1).max(28_000).meta({ title: 'Text' }),
    format: z.enum(['text', 'html']).default('text').meta({ title: 'Format of the text' }),
    subject: z.string().min(1).max(255).optional().meta({ title: 'Subject' }),
    thread: z
      .string()
      .regex(/^[0-9]{1,20}$/, 'must be the identifier of a message')
      .optional()
      .meta({ title: 'Thread', description: 'The message to answer.' }),
  }),
  sample: { text: 'Order A-1042 was paid.' },
  request: ({ channel, text, format, subject, thread }, { settings }) => ({
    method: 'POST',
    path: thread ? `${CHANNEL}/{message}/replies` : CHANNEL,
    params: { ...channelOf(channel, settings), ...(thread && { message: thread }) },
    json: { ...(subject && { subject }), body: { contentType: format, content: text } },
  }),
  result: {
    schema: z.object({ message: z.string(), url: z.url().optional() }),
    read: ({ body }) => {
      const message = Message.safeParse(body).data;
      return message && { message: message.id, ...(message.webUrl && { url: message.webUrl }) };
    },
  },
});
