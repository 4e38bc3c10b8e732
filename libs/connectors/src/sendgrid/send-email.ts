import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { messageResult } from '../_email/message-result.ts';
import { senderOf } from '../_email/sender.ts';
import {
  hasContent,
  hasSubject,
  NO_CONTENT,
  NO_SUBJECT,
  templateFields,
} from '../_email/template-mail.ts';

/**
 * POST /v3/mail/send, https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send
 *
 * There is no idempotency key: a request that was repeated because its answer got lost can send a
 * second e-mail.
 */
export const sendEmail = action({
  title: 'Send an e-mail',
  description: 'Sends one e-mail, written out or from a dynamic template.',
  input: z
    .strictObject({
      ...templateFields,
      tags: z
        .array(z.string().min(1).max(255))
        .max(10)
        .optional()
        .meta({ title: 'Tags', description: 'Categories in SendGrid’s statistics.' }),
    })
    .refine(hasSubject, NO_SUBJECT)
    .refine(hasContent, NO_CONTENT),
  sample: {
    from: { email: 'shop@example.com', name: 'MyShop' },
    to: [{ email: 'ada@example.com', name: 'Ada' }],
    subject: 'Your order A-1042',
    html: '<p>Thank you.</p>',
    text: 'Thank you.',
    tags: ['order'],
  },
  request: (input, { settings }) => ({
    method: 'POST',
    path: '/v3/mail/send',
    json: {
      personalizations: [
        { to: input.to, cc: input.cc, bcc: input.bcc, dynamic_template_data: input.params },
      ],
      from: senderOf(input.from, settings),
      reply_to: input.reply_to,
      subject: input.subject,
      content: contentOf(input.text, input.html),
      template_id: input.template_id,
      categories: input.tags,
    },
  }),
  result: {
    schema: messageResult,
    // The answer has no body.
    read: ({ headers: { 'x-message-id': message } }) => (message ? { message } : undefined),
  },
});

/** Plain text must come first. */
function contentOf(text: string | undefined, html: string | undefined) {
  const content = [
    ...(text === undefined ? [] : [{ type: 'text/plain', value: text }]),
    ...(html === undefined ? [] : [{ type: 'text/html', value: html }]),
  ];
  return content.length > 0 ? content : undefined;
}
