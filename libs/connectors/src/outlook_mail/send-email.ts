import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { hasBody, type MailAddress, mailFields } from '../_email/mail-input.ts';
import { ownPath } from '../_microsoft/own-path.ts';
import { MAIL_SEND } from './scopes.ts';

const input = z
  .strictObject({
    ...mailFields,
    from: mailFields.from.meta({
      title: 'Sender',
      description: 'Another address that the mailbox may send from.',
    }),
  })
  .refine(hasBody, { path: ['html'], error: 'or text is needed' });

/**
 * POST /me/sendMail, or of a user: https://learn.microsoft.com/en-us/graph/api/user-sendmail
 *
 * Exchange has one body only: HTML where there is any. It knows no idempotency key, so the header
 * says which delivery an e-mail comes from.
 */
export const sendEmail = action({
  title: 'Send an e-mail',
  description: 'Sends one e-mail from the mailbox; it appears under Sent Items.',
  scopes: [MAIL_SEND],
  input,
  sample: {
    to: [{ email: 'ada@example.com', name: 'Ada' }],
    subject: 'Your order A-1042',
    html: '<p>Thank you.</p>',
    reply_to: { email: 'service@example.com' },
  },
  request: (input, context) => {
    const { path, params } = ownPath(context);
    return {
      method: 'POST',
      path: `${path}/sendMail`,
      params,
      json: { message: messageOf(input, context.messageId) },
    };
  },
});

type Mail = z.output<typeof input>;

/** https://learn.microsoft.com/en-us/graph/api/resources/message */
function messageOf(mail: Mail, messageId: string | undefined) {
  const { html, text, reply_to: replyTo, from } = mail;
  return {
    subject: mail.subject,
    body:
      html === undefined
        ? { contentType: 'text', content: text }
        : { contentType: 'html', content: html },
    toRecipients: mail.to.map(recipient),
    ccRecipients: mail.cc?.map(recipient),
    bccRecipients: mail.bcc?.map(recipient),
    ...(replyTo && { replyTo: [recipient(replyTo)] }),
    ...(from && { from: recipient(from) }),
    ...(messageId && {
      internetMessageHeaders: [{ name: 'x-patchbay-message-id', value: messageId }],
    }),
  };
}

const recipient = ({ email, name }: MailAddress) => ({
  emailAddress: { address: email, ...(name && { name }) },
});
