import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { hasBody, mailFields, NO_BODY } from '../_email/mail-input.ts';
import { messageResult } from '../_email/message-result.ts';
import { mimeMessage } from './mime-message.ts';
import { SEND } from './scopes.ts';
import { senderOf } from './sender.ts';

const Sent = z.object({ id: z.string().min(1) });

/**
 * POST /gmail/v1/users/me/messages/send. Gmail has no idempotency key: an answer that is lost on the
 * way leads to a second message.
 */
export const sendEmail = action({
  title: 'Send an e-mail',
  description: 'Sends one e-mail from the connected mailbox.',
  scopes: [SEND],
  input: z
    .strictObject({
      ...mailFields,
      from: mailFields.from.meta({
        title: 'Sender',
        description: 'One of the account’s addresses; its main one by default.',
      }),
    })
    .refine(hasBody, NO_BODY),
  sample: {
    to: [{ email: 'ada@example.com', name: 'Ada' }],
    subject: 'Your order A-1042',
    html: '<p>Thank you.</p>',
    text: 'Thank you.',
  },
  request: (input, { settings, messageId, acceptedAt, now }) => {
    const mail = { ...input, from: senderOf(input.from, settings) };
    const date = acceptedAt ?? now;
    const message = mimeMessage(mail, { seed: messageId ?? JSON.stringify([mail, date]), date });
    return {
      method: 'POST',
      path: '/gmail/v1/users/{userId}/messages/send',
      params: { userId: 'me' },
      json: { raw: Buffer.from(message, 'utf8').toString('base64url') },
    };
  },
  result: {
    schema: messageResult,
    read: ({ body }) => {
      const sent = Sent.safeParse(body).data;
      return sent && { message: sent.id };
    },
  },
});
