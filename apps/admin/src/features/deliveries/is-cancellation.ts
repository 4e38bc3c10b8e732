import type { LogEntry } from '@patchbay/contracts/delivery';

/** The entry of a cancellation: it ends a delivery like a failure, but nothing was sent. */
export function isCancellation({ error_code }: Pick<LogEntry, 'error_code'>): boolean {
  return error_code === 'cancelled';
}
