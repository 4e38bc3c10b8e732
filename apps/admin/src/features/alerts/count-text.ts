import type { Alert } from '@patchbay/contracts/alert';
import type { TFunction } from 'i18next';
import '../../lib/alert-words.ts';

/** Where the server stops counting. */
const MOST_FAILURES = 1000;
const MOST_WAITING = 10_000;

/** What the count of an alert stands for, in words; null where it says nothing. */
export function countText({ kind, count }: Pick<Alert, 'kind' | 'count'>, t: TFunction) {
  const shown = (most: number) => ({ count, number: `${count}${count >= most ? '+' : ''}` });
  if (kind === 'connection_failing') return t('alerts:count.failures', shown(MOST_FAILURES));
  if (kind === 'queue_growing') return t('alerts:count.waiting', shown(MOST_WAITING));
  return count > 1 ? t('alerts:count.back', { count: count - 1 }) : null;
}
