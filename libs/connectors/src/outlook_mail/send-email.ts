import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { hasBody, type MailAddress, mailFields } from '../_email/mail-input.ts';
import { MAIL_SEND } from './scopes.ts';

/**
 * POST /me/sendMail, https://learn.microsoft.com/en-us/graph/api/user-sendmail
 *
 * Exchange has one body only: HTML where there is any. It knows no idempotency key, so the header
 * says which delivery an e-mail comes from.
 */
export const sendEmail = action({
  title: 'Send an e-mail',
  description: 'Sends one e-mail from the mailbox; it appears under Sent Items.',
  scopes: [MAIL_SEND],
  input: z
    .strictObject({
      ...mailFields,
      from: mailFields.from.meta({
        title: 'Sender',
        description: 'Another address that the mailbox may send from.',
      }),
    })
    .refine(hasBody, { path: ['html'], error: 'or text is needed' }),
  sample: {
    to: [{ email: 'ada@example.com', name: 'Ada' }],
    subject: 'Your order A-1042',
    html: '<p>Thank you.</p>',
    reply_to: { email: 'service@example.com' },
  },
  request: (input, { messageId }) => ({
    method: 'POST',
    path: '/me/sendMail',
    json: {
      message: {
        subject: input.subject,
        body:
          input.html === undefined
            ? { contentType: 'text', content: input.text }
            : { contentType: 'html', content: input.html },
        toRecipients: input.to.map(recipient),
        ccRecipients: input.cc?.map(recipient),
        bccRecipients: input.bcc?.map(recipient),
        ...(input.reply_to && { replyTo: [recipient(input.reply_to)] }),
        ...(input.from && { from: recipient(input.from) }),
        ...(messageId && {
          internetMessageHeaders: [{ name: 'x-patchbay-message-id', value: messageId }],
        }),
      },
    },
  }),
});

const recipient = ({ email, name }: MailAddress) => ({
  emailAddress: { address: email, ...(name && { name }) },
});
