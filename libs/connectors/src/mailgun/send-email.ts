import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { mailbox } from '../_email/mailbox.ts';
import { messageResult } from '../_email/message-result.ts';
import { senderOf } from '../_email/sender.ts';
import {
  hasContent,
  hasSubject,
  NO_CONTENT,
  NO_SUBJECT,
  templateFields,
} from '../_email/template-mail.ts';
import { formParts } from './form-parts.ts';
import { domainOf } from './settings.ts';

const Queued = z.object({ id: z.string().min(1).max(500) });

/**
 * POST /v3/{domain_name}/messages,
 * https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/messages/post-v3--domain-name--messages
 *
 * There is no idempotency key: a request that was repeated because its answer got lost can send a
 * second e-mail.
 */
export const sendEmail = action({
  title: 'Send an e-mail',
  description: 'Sends one e-mail, written out or from a template.',
  input: z
    .strictObject({
      ...templateFields,
      tags: z
        .array(
          z
            .string()
            .min(1)
            .max(128)
            .regex(/^[\x20-\x7e]*$/),
        )
        .max(10)
        .optional()
        .meta({ title: 'Tags' }),
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
  request: (input, context) => ({
    method: 'POST',
    path: '/v3/{domain_name}/messages',
    params: { domain_name: domainOf(context) },
    multipart: formParts({
      from: mailbox(senderOf(input.from, context.settings)),
      to: input.to.map(mailbox),
      cc: input.cc?.map(mailbox),
      bcc: input.bcc?.map(mailbox),
      'h:Reply-To': input.reply_to && mailbox(input.reply_to),
      subject: input.subject,
      text: input.text,
      html: input.html,
      template: input.template_id,
      't:variables': input.params && JSON.stringify(input.params),
      'o:tag': input.tags,
    }),
  }),
  result: {
    schema: messageResult,
    read: ({ body }) => {
      const queued = Queued.safeParse(body).data;
      return queued && { message: queued.id };
    },
  },
});
