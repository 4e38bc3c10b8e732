import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import type { MailAddress } from '../_email/mail-input.ts';
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

const Sent = z.object({ MessageID: z.string().min(1) });

/**
 * POST /email, or /email/withTemplate: https://postmarkapp.com/developer/api/email-api and
 * https://postmarkapp.com/developer/api/templates-api#email-with-template
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
      tag: z.string().min(1).max(1000).optional().meta({ title: 'Tag' }),
      stream: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .meta({ title: 'Message stream', description: 'Instead of the one in the settings.' }),
    })
    .refine(hasSubject, NO_SUBJECT)
    .refine(hasContent, NO_CONTENT),
  sample: {
    from: { email: 'shop@example.com', name: 'MyShop' },
    to: [{ email: 'ada@example.com', name: 'Ada' }],
    subject: 'Your order A-1042',
    html: '<p>Thank you.</p>',
    text: 'Thank you.',
    tag: 'order',
  },
  request: (input, { settings }) => {
    const envelope = {
      From: mailbox(senderOf(input.from, settings)),
      To: mailboxes(input.to),
      Cc: mailboxes(input.cc),
      Bcc: mailboxes(input.bcc),
      ReplyTo: input.reply_to && mailbox(input.reply_to),
      Tag: input.tag,
      MessageStream: input.stream ?? settings['message_stream'],
    };
    if (input.template_id !== undefined) {
      return {
        method: 'POST',
        path: '/email/withTemplate',
        json: {
          ...envelope,
          ...templateOf(input.template_id),
          TemplateModel: input.params ?? {},
        },
      };
    }
    return {
      method: 'POST',
      path: '/email',
      json: {
        ...envelope,
        Subject: input.subject,
        HtmlBody: input.html,
        TextBody: input.text,
      },
    };
  },
  result: {
    schema: messageResult,
    read: ({ body }) => {
      const sent = Sent.safeParse(body).data;
      return sent && { message: sent.MessageID };
    },
  },
});

function mailboxes(addresses: readonly MailAddress[] | undefined): string | undefined {
  return addresses?.map(mailbox).join(', ');
}

/** Numbers are identifiers, anything else is an alias. */
function templateOf(id: string): Record<string, unknown> {
  return /^[0-9]{1,15}$/.test(id) ? { TemplateId: Number(id) } : { TemplateAlias: id };
}
