import type { MailAddress } from './mail-input.ts';

/** Characters that end a bare display name (RFC 5322 section 3.2.3). */
const SPECIALS = /[()<>[\]:;@\\,."]/;

/** `Ada <ada@example.com>`, the name quoted where it must be (RFC 5322 section 3.4). */
export function mailbox({ email, name }: MailAddress): string {
  if (!name) return email;
  const shown = SPECIALS.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : name;
  return `${shown} <${email}>`;
}
