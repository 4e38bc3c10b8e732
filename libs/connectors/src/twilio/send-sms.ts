import { action } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { accountSid } from './settings.ts';

const Message = z.object({
  sid: z.string().min(1).max(100),
  status: z.string().max(40).optional().catch(undefined),
});

/**
 * POST /Accounts/{AccountSid}/Messages.json,
 * https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
 *
 * Twilio knows no idempotency key here: a request that was repeated because its answer got lost can
 * send a second message.
 */
export const sendSms = action({
  title: 'Send an SMS',
  description: 'Sends one text message.',
  input: z.strictObject({
    to: z
      .string()
      .regex(/^\+[1-9][0-9]{6,14}$/, 'must be a number in E.164 form, such as +31201234567')
      .meta({ title: 'Recipient' }),
    text: z.string().min(1).max(1600).meta({ title: 'Text' }),
    from: z
      .string()
      .min(2)
      .max(34)
      .optional()
      .meta({ title: 'Sender', description: 'Instead of the one in the connection’s settings.' }),
    status_callback: z
      .url({ protocol: /^https$/ })
      .max(2000)
      .optional()
      .meta({ title: 'Report delivery to' }),
  }),
  sample: { to: '+31201234567', text: 'Your order A-1042 is on its way.', from: '+15017122661' },
  request: (input, context) => ({
    method: 'POST',
    path: '/Accounts/{AccountSid}/Messages.json',
    params: { AccountSid: accountSid(context) },
    form: {
      To: input.to,
      ...senderOf(input.from ?? context.settings['sender']),
      Body: input.text,
      ...(input.status_callback && { StatusCallback: input.status_callback }),
    },
  }),
  result: {
    schema: z.object({ message: z.string(), status: z.string().optional() }),
    read: ({ body }) => {
      const message = Message.safeParse(body).data;
      return message && { message: message.sid, status: message.status };
    },
  },
});

/** A messaging service goes by another name than a number. */
function senderOf(sender: unknown): Record<string, string> {
  if (typeof sender !== 'string' || !sender) {
    throw new RequestBuildError('from', 'is needed here or in the connection’s settings');
  }
  return /^MG[0-9a-fA-F]{32}$/.test(sender) ? { MessagingServiceSid: sender } : { From: sender };
}
