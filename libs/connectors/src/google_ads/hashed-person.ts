import { createHash } from 'node:crypto';

/**
 * An e-mail address as Google compares it: small letters, and for its own mailboxes without what
 * they ignore. https://developers.google.com/data-manager/api/devguides/concepts/formatting
 */
export function comparableEmail(email: string): string {
  const [local = '', domain = ''] = email.toLowerCase().replaceAll(/\s/g, '').split('@');
  if (domain !== 'gmail.com' && domain !== 'googlemail.com') return `${local}@${domain}`;
  return `${local.replace(/\+.*$/, '').replaceAll('.', '')}@${domain}`;
}

/** SHA-256 in hexadecimal: Google never gets to know the address itself. */
export function hashed(value: string): string {
  return createHash('sha256').update(value, 'utf8').digest('hex');
}
