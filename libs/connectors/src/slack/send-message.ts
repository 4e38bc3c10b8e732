import { action } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { CHAT_WRITE } from './oauth.ts';

const Sent = z.object({
  ok: z.literal(true),
  channel: z.string().min(1).max(100),
  ts: z.string().min(1).max(50),
});

/**
 * POST chat.postMessage, https://docs.slack.dev/reference/methods/chat.postMessage
 *
 * Slack knows no idempotency key: a request that was repeated because its answer got lost can post a
 * second message.
 */
export const sendMessage = action({
  title: 'Send a message',
  description: 'Posts a message to a channel, a person or a thread.',
  scopes: [CHAT_WRITE],
  input: z.strictObject({
    channel: z.string().min(1).max(100).optional().meta({
      title: 'Channel',
      description: 'Its identifier or #name, or a person’s identifier; by default the settings’.',
    }),
    text: z.string().min(1).max(40_000).meta({ title: 'Text', description: 'Slack’s mrkdwn.' }),
    thread: z
      .string()
      .regex(/^[0-9]{6,12}\.[0-9]{6}$/, 'must be the ts of a message')
      .optional()
      .meta({ title: 'Thread', description: 'The ts of the message to answer.' }),
    unfurl_links: z.boolean().optional().meta({ title: 'Show previews of links' }),
  }),
  sample: { channel: 'C0123456789', text: 'Order *A-1042* was paid.' },
  // A form, as Slack takes at every method; JSON would need a charset that nobody else wants.
  request: (input, { settings }) => ({
    method: 'POST',
    path: '/chat.postMessage',
    form: {
      channel: channelOf(input.channel ?? settings['channel']),
      text: input.text,
      ...(input.thread && { thread_ts: input.thread }),
      ...(input.unfurl_links !== undefined && { unfurl_links: String(input.unfurl_links) }),
    },
  }),
  result: {
    schema: z.object({ message: z.string(), channel: z.string() }),
    read: ({ body }) => {
      const sent = Sent.safeParse(body).data;
      return sent && { message: sent.ts, channel: sent.channel };
    },
  },
});

function channelOf(channel: unknown): string {
  if (typeof channel === 'string' && channel) return channel;
  throw new RequestBuildError('channel', 'is needed here or in the connection’s settings');
}
