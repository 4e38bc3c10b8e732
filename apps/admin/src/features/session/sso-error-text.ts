import type { TFunction } from 'i18next';

const CODES = [
  ...(['denied', 'expired', 'unavailable', 'failed', 'unverified', 'no_access'] as const),
  ...(['conflict', 'disabled'] as const),
];

/** The sentence for a code of the server; codes come in the address, so that any may be there. */
export function ssoErrorText(code: string, t: TFunction<'session'>): string {
  return t(`sso_error_${CODES.find((known) => known === code) ?? 'other'}`);
}
