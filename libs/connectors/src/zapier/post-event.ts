import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';

const Answer = z.object({ status: z.string(), request_id: z.string().optional().catch(undefined) });

/** https://help.zapier.com/hc/en-us/articles/8496288690317 */
export const postEvent = action({
  title: 'Post an event',
  description: 'Runs the Zap with {id, type, timestamp, data}.',
  input: z.strictObject({
    type: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .meta({ title: 'Type', description: 'Such as invoice.paid.' }),
    data: z.unknown().meta({ title: 'Data' }),
  }),
  sample: { type: 'invoice.paid', data: { number: 'A-1042' } },
  request: ({ type, data }, { acceptedAt, now, messageId }) => ({
    method: 'POST',
    path: '',
    // Zapier takes a repetition for another event; a Zap can tell it by the id.
    json: { id: messageId, type, timestamp: new Date(acceptedAt ?? now).toISOString(), data },
  }),
  result: {
    schema: z.object({ request_id: z.string().optional(), vendor_state: z.string() }),
    read: ({ body }) => {
      const answer = Answer.safeParse(body).data;
      if (!answer) return undefined;
      const { request_id: requestId, status } = answer;
      return { ...(requestId && { request_id: requestId }), vendor_state: status };
    },
  },
});
