import { textField } from '@patchbay/connector-sdk/fields';
import type { MailAddress } from '../_email/mail-input.ts';

export const senderSettings = {
  sender_email: textField({
    title: 'Sender address',
    description: 'Only if it is not the account’s main address.',
    placeholder: 'shop@example.com',
    help: [
      'In Gmail open Settings › See all settings › Accounts.',
      'Under Send mail as add the address, if it is not there, and confirm it.',
      'Enter it here.',
    ],
    maxLength: 320,
  })
    .regex(/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/, 'must be an e-mail address')
    .optional(),
  sender_name: textField({
    title: 'Sender name',
    description: 'Shown with the sender address.',
    placeholder: 'My shop',
    maxLength: 70,
  }).optional(),
} as const;

/** Who writes: the delivery's sender, the settings' one, or `undefined` for the account itself. */
export function senderOf(
  given: MailAddress | undefined,
  settings: Readonly<Record<string, unknown>>,
): MailAddress | undefined {
  if (given) return given;
  const { sender_email: email, sender_name: name } = settings;
  if (typeof email !== 'string' || !email) return undefined;
  return typeof name === 'string' && name ? { email, name } : { email };
}
