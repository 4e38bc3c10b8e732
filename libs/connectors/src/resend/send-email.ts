import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { hasBody, mailFields } from '../_email/mail-input.ts';
import { mailbox } from '../_email/mailbox.ts';
import { messageResult } from '../_email/message-result.ts';
import { senderOf } from '../_email/sender.ts';
import { FULL_ACCESS } from './scopes.ts';

const Sent = z.object({ id: z.string().min(1) });

/** POST /emails, https://resend.com/docs/api-reference/emails/send-email */
export const sendEmail = action({
  title: 'Send an e-mail',
  description: 'Sends one e-mail, written out or from a published template.',
  scopes: [FULL_ACCESS],
  input: z
    .strictObject({
      ...mailFields,
      template_id: z.string().min(1).max(100).optional().meta({ title: 'Template' }),
      params: z
        .record(z.string().min(1).max(50), z.union([z.string(), z.number()]))
        .optional()
        .meta({ title: 'Template values' }),
    })
    .refine((mail) => hasBody(mail) !== (mail.template_id !== undefined), {
      path: ['html'],
      error: 'or text is needed without a template, and neither with one',
    }),
  sample: {
    from: { email: 'shop@example.com', name: 'MyShop' },
    to: [{ email: 'ada@example.com', name: 'Ada' }],
    subject: 'Your order A-1042',
    html: '<p>Thank you.</p>',
    text: 'Thank you.',
  },
  request: (input, { settings }) => ({
    method: 'POST',
    path: '/emails',
    json: {
      from: mailbox(senderOf(input.from, settings)),
      to: input.to.map(mailbox),
      cc: input.cc?.map(mailbox),
      bcc: input.bcc?.map(mailbox),
      reply_to: input.reply_to && mailbox(input.reply_to),
      subject: input.subject,
      html: input.html,
      text: input.text,
      template: input.template_id && { id: input.template_id, variables: input.params },
    },
  }),
  result: {
    schema: messageResult,
    read: ({ body }) => {
      const sent = Sent.safeParse(body).data;
      return sent && { message: sent.id };
    },
  },
});
