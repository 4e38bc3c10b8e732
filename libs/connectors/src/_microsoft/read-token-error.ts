import type { TokenError, TokenErrorReading } from '@patchbay/connector-sdk/auth/oauth2';

/** Unused for too long, or the person must prove themselves again. */
const EXPIRED = new Set([
  '70008', '700082', '700084', '70043', '50076', '50078', '50079', '50158', '50089', '50133',
]); // prettier-ignore

/** Taken back: a new password, a withdrawn consent, an account that is gone or may not any more. */
const REVOKED = new Set([
  '50173', '65001', '65004', '50057', '50034', '50020', '53003', '530032', '70000', '50053', '50055',
]); // prettier-ignore

/** The app registration: unknown, disabled, or its secret wrong or over. */
const CLIENT = new Set(['700016', '7000215', '7000222', '7000112', '90002', '50011']);

/**
 * `invalid_grant` stands for all of them; the number at the beginning of the description tells:
 * https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes
 */
export function readTokenError({ description }: TokenError): TokenErrorReading | undefined {
  const number = /\bAADSTS([0-9]{5,8})\b/.exec(description)?.[1];
  if (!number) return undefined;
  if (CLIENT.has(number)) return 'client_refused';
  if (REVOKED.has(number)) return 'revoked';
  return EXPIRED.has(number) ? 'expired' : undefined;
}
