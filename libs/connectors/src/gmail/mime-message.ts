import { createHash } from 'node:crypto';
import MimeNode from 'nodemailer/lib/mime-node';
import type { MailAddress } from '../_email/mail-input.ts';

export interface Mail {
  /** Without it Gmail writes in the account's own name. */
  from?: MailAddress | undefined;
  to: readonly MailAddress[];
  cc?: readonly MailAddress[] | undefined;
  bcc?: readonly MailAddress[] | undefined;
  reply_to?: MailAddress | undefined;
  subject: string;
  html?: string | undefined;
  text?: string | undefined;
}

/** What a message says of itself; nothing is taken from a clock or from chance. */
export interface MailStamp {
  /** The same for all attempts at one delivery. */
  seed: string;
  /** Epoch milliseconds. */
  date: number;
}

/**
 * A message as RFC 5322 and RFC 2045 write it: plain text before HTML, each as Base64, so that no
 * line is too long and no letter gets lost. Headers are encoded by the mail library.
 */
export function mimeMessage(mail: Mail, { seed, date }: MailStamp): string {
  const hash = createHash('sha256').update(seed).digest('hex').slice(0, 40);
  const bodies = [
    { type: 'text/plain; charset=utf-8', content: mail.text },
    { type: 'text/html; charset=utf-8', content: mail.html },
  ].filter((body): body is Body => body.content !== undefined);
  const only = bodies.length === 1 ? bodies[0] : undefined;

  const root = new MimeNode(only?.type ?? 'multipart/alternative', {
    baseBoundary: hash,
    keepBcc: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  root.setHeader({
    ...(mail.from && { From: named(mail.from) }),
    To: mail.to.map(named),
    ...(mail.cc && { Cc: mail.cc.map(named) }),
    ...(mail.bcc && { Bcc: mail.bcc.map(named) }),
    ...(mail.reply_to && { 'Reply-To': named(mail.reply_to) }),
    Subject: mail.subject,
    Date: new Date(date).toUTCString().replace('GMT', '+0000'),
    // Gmail's own domain, because only Gmail will ever send it.
    'Message-ID': `<${hash}@mail.gmail.com>`,
  });
  return only ? part(root, only) : alternatives(root, bodies);
}

interface Body {
  type: string;
  content: string;
}

function named({ email, name }: MailAddress) {
  return { address: email, ...(name && { name }) };
}

function part(node: MimeNode, { content }: Body): string {
  node.setHeader('Content-Transfer-Encoding', 'base64');
  const lines =
    Buffer.from(content, 'utf8')
      .toString('base64')
      .match(/.{1,76}/g) ?? [];
  return [node.buildHeaders(), '', ...lines, ''].join('\r\n');
}

function alternatives(root: MimeNode, bodies: readonly Body[]): string {
  const parts = bodies.map((body) => part(root.createChild(body.type), body));
  // Known only after the headers are built.
  const headers = root.buildHeaders();
  const delimited = parts.map((each) => `--${root.boundary}\r\n${each}`);
  return [headers, '', ...delimited, `--${root.boundary}--`, ''].join('\r\n');
}
