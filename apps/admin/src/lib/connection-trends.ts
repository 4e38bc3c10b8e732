import type { StatsBucket } from '@patchbay/contracts/delivery';
import { useQueries } from '@tanstack/react-query';
import { deliveryStatsQuery } from './delivery-stats.ts';
import { useSite } from './site-context.tsx';
import { trendsOf, type ConnectionTrend, type TrendSpan } from './trends-of.ts';
import { useAbility } from './use-ability.ts';
import { useNow } from './use-now.ts';

const HOUR_MS = 3_600_000;
const HOURS = 24;

/** As many as the API takes at once. */
const AT_ONCE = 100;

const REREAD_MS = 60_000;

/**
 * How the deliveries of these connections went in the last 24 hours, hour by hour: one request for
 * each hundred. Empty while it is asked for, and for who may not browse deliveries.
 *
 * @param ids in the order of the list, so that a longer list asks only for what was added
 */
export function useConnectionTrends(ids: readonly number[]): ReadonlyMap<number, ConnectionTrend> {
  const { slug } = useSite();
  const allowed = useAbility().can('deliveries.browse');
  const to = (Math.floor(useNow() / HOUR_MS) + 1) * HOUR_MS;
  const span: TrendSpan = { from: to - HOURS * HOUR_MS, step: HOUR_MS, count: HOURS };
  const parts: number[][] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) parts.push(ids.slice(at, at + AT_ONCE));
  return useQueries({
    queries: parts.map((part) => ({
      ...deliveryStatsQuery(slug, {
        from: new Date(span.from).toISOString(),
        to: new Date(to - 1).toISOString(),
        ...{ bucket: 'hour', group: 'connection', latency: 'false' },
        connection_id: part.join(','),
      }),
      enabled: allowed,
      refetchInterval: REREAD_MS,
    })),
    combine: (results) => {
      const answered = results.flatMap(({ data }, n) => (data ? [{ ids: parts[n]!, data }] : []));
      return new Map(
        answered.flatMap((part) => [
          ...trendsOf(part.ids, part.data satisfies StatsBucket[], span),
        ]),
      );
    },
  });
}
