import type { LogEntry } from '@patchbay/contracts/delivery';
import type { TFunction } from 'i18next';
import deliveries from '../../locales/en/deliveries.json';
import '../../lib/deliveries-words.ts';

type KnownError = keyof typeof deliveries.errors;

type Failure = Pick<LogEntry, 'error_code' | 'vendor_response_code'>;

/**
 * Why an attempt failed, in words. Patchbay's own codes have a sentence, a bare status code has that
 * of its class; any other code is the vendor's, and is quoted after the sentence of the status it
 * came with. Null when nothing failed.
 */
export function errorText(entry: Failure, t: TFunction): string | null {
  const { error_code: code, vendor_response_code: status } = entry;
  if (code === null) return null;
  const own = /^\d{3}$/.test(code) ? statusError(Number(code)) : code;
  if (isKnown(own)) return t(`deliveries:errors.${own}`);
  const quoted = t('deliveries:vendor_says', { code });
  if (status === null || status < 400) return quoted;
  return `${t(`deliveries:errors.${statusError(status)}`)} ${quoted}`;
}

function isKnown(code: string): code is KnownError {
  return Object.hasOwn(deliveries.errors, code);
}

function statusError(status: number): KnownError {
  if (status === 401) return 'credential_revoked';
  if (status === 429) return 'rate_limited';
  return status >= 500 ? 'vendor_error' : 'rejected';
}
