import type { CancelFilter } from '@patchbay/contracts/bulk-job';
import { listParam } from '../../lib/list-param.ts';
import type { AGES, DeliveriesSearch } from './deliveries-search.ts';

/** What is with no worker and can be cancelled. */
const WAITING = ['pending', 'held'] as const;
export const UNFINISHED = [...WAITING, 'running'] as const;

const HOURS: Record<(typeof AGES)[number], number> = { '1h': 1, '24h': 24, '7d': 168 };

export type WaitingFilter = ReturnType<typeof waitingFilter>;

/** What the address asks of the list of deliveries that are not over, at `now` (epoch milliseconds). */
export function waitingFilter(
  search: Pick<DeliveriesSearch, 'status' | 'connection' | 'q' | 'older' | 'order'>,
  now: number,
) {
  const { older } = search;
  return {
    status: listParam(search.status, UNFINISHED) ?? [...UNFINISHED],
    connection_id: search.connection ? Number(search.connection) : undefined,
    q: search.q || undefined,
    to: older && new Date(now - HOURS[older] * 3_600_000).toISOString(),
    sort: search.order ?? 'created_at',
  };
}

/** The same for cancelling them; null when only what is being sent is asked for, which goes on. */
export function cancelFilter(filter: WaitingFilter): CancelFilter | null {
  const { connection_id, q, to } = filter;
  const status = WAITING.filter((each) => filter.status.includes(each));
  if (status.length === 0) return null;
  return {
    status,
    ...(connection_id !== undefined && { connection_id }),
    ...(q && { q }),
    ...(to && { to }),
  };
}

/** The address without what narrows the list. */
export const ALL_WAITING: Partial<DeliveriesSearch> = {
  ...{ q: undefined, connection: undefined, older: undefined, status: undefined },
};

/** Whether anything narrows the list. */
export function isNarrowed(filter: WaitingFilter): boolean {
  const { connection_id, q, to, status } = filter;
  return Boolean(connection_id ?? q ?? to) || status.length < UNFINISHED.length;
}
