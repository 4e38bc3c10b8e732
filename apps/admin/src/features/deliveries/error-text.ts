import type { LogEntry } from '@patchbay/contracts/delivery';
import type { TFunction } from 'i18next';
import deliveries from '../../locales/en/deliveries.json';

type KnownError = keyof typeof deliveries.errors;

/**
 * Why an attempt failed, in words. Patchbay's own codes have a sentence; any other is the vendor's,
 * and is quoted as it is. Null when nothing failed.
 */
export function errorText(entry: Pick<LogEntry, 'error_code'>, t: TFunction): string | null {
  const code = entry.error_code;
  if (code === null) return null;
  if (isKnown(code)) return t(`deliveries:errors.${code}`);
  return t('deliveries:vendor_says', { code });
}

function isKnown(code: string): code is KnownError {
  return Object.hasOwn(deliveries.errors, code);
}
