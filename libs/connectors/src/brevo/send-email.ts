import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { messageResult } from '../_email/message-result.ts';
import { uuidFrom } from '../_generic/uuid-from.ts';

const address = z.strictObject({
  email: z.email().max(320),
  name: z.string().max(70).optional(),
});

const Sent = z.object({ messageId: z.string().min(1).max(500) });

/** POST /smtp/email, https://developers.brevo.com/reference/sendtransacemail */
export const sendEmail = action({
  title: 'Send an e-mail',
  description: 'Sends one transactional e-mail, written out or from a template.',
  input: z
    .strictObject({
      from: address
        .optional()
        .meta({ title: 'Sender', description: 'A sender verified at Brevo.' }),
      to: z.array(address).min(1).max(99).meta({ title: 'Recipients' }),
      cc: z.array(address).max(99).optional().meta({ title: 'Copy to' }),
      bcc: z.array(address).max(99).optional().meta({ title: 'Blind copy to' }),
      reply_to: address.optional().meta({ title: 'Reply to' }),
      subject: z.string().min(1).max(998).optional().meta({ title: 'Subject' }),
      html: z.string().min(1).optional().meta({ title: 'HTML body' }),
      text: z.string().min(1).optional().meta({ title: 'Text body' }),
      template_id: z.int().positive().optional().meta({ title: 'Template number' }),
      params: z.record(z.string(), z.unknown()).optional().meta({ title: 'Template values' }),
      tags: z.array(z.string().min(1).max(100)).max(10).optional().meta({ title: 'Tags' }),
    })
    .refine(({ template_id, from }) => template_id !== undefined || from, {
      path: ['from'],
      error: 'is needed without a template',
    })
    .refine(({ template_id, subject }) => template_id !== undefined || subject, {
      path: ['subject'],
      error: 'is needed without a template',
    })
    .refine(({ template_id, html, text }) => template_id !== undefined || html || text, {
      path: ['html'],
      error: 'or text is needed without a template',
    }),
  sample: {
    from: { email: 'shop@example.com', name: 'MyShop' },
    to: [{ email: 'ada@example.com', name: 'Ada' }],
    subject: 'Your order A-1042',
    html: '<p>Thank you.</p>',
    text: 'Thank you.',
    tags: ['order'],
  },
  request: (input, { messageId }) => ({
    method: 'POST',
    path: '/smtp/email',
    json: {
      sender: input.from,
      to: input.to,
      cc: input.cc,
      bcc: input.bcc,
      replyTo: input.reply_to,
      subject: input.subject,
      htmlContent: input.html,
      textContent: input.text,
      templateId: input.template_id,
      params: input.params,
      tags: input.tags,
      // Within 30 minutes Brevo refuses a repeated key with duplicate_parameter and sends nothing.
      ...(messageId && { headers: { idempotencyKey: uuidFrom(messageId) } }),
    },
  }),
  result: {
    schema: messageResult,
    read: ({ body }) => {
      const message = Sent.safeParse(body).data?.messageId;
      return message === undefined ? undefined : { message };
    },
  },
});
