import { textField } from '@patchbay/connector-sdk/fields';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import type { MailAddress } from './mail-input.ts';

/** The settings of every e-mail connector: who writes when a delivery does not say. */
export const senderSettings = {
  sender_email: textField({
    title: 'Sender address',
    description: 'Used when a delivery names no sender. It must be verified at the vendor.',
    placeholder: 'shop@example.com',
    maxLength: 320,
  })
    .regex(/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/, 'must be an e-mail address')
    .optional(),
  sender_name: textField({
    title: 'Sender name',
    placeholder: 'My shop',
    maxLength: 70,
  }).optional(),
} as const;

/** @throws RequestBuildError when neither the delivery nor the settings name a sender */
export function senderOf(
  given: MailAddress | undefined,
  settings: Readonly<Record<string, unknown>>,
): MailAddress {
  if (given) return given;
  const { sender_email: email, sender_name: name } = settings;
  if (typeof email !== 'string' || !email) {
    throw new RequestBuildError('from', 'is needed here or in the connection’s settings');
  }
  return typeof name === 'string' && name ? { email, name } : { email };
}
