import type { StatsBucket } from '@patchbay/contracts/delivery';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
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
 * @param ids in the order of the list, so that a longer list asks only for what was added; the same
 *   array until it is another
 */
export function useConnectionTrends(ids: readonly number[]): ReadonlyMap<number, ConnectionTrend> {
  const { slug } = useSite();
  const allowed = useAbility().can('deliveries.browse');
  const to = (Math.floor(useNow() / HOUR_MS) + 1) * HOUR_MS;
  const from = to - HOURS * HOUR_MS;
  const parts = useMemo(() => {
    const count = Math.ceil(ids.length / AT_ONCE);
    return Array.from({ length: count }, (_, n) => ids.slice(n * AT_ONCE, (n + 1) * AT_ONCE));
  }, [ids]);
  const answers = useQueries({
    queries: parts.map((part) => ({
      ...deliveryStatsQuery(slug, {
        from: new Date(from).toISOString(),
        to: new Date(to - 1).toISOString(),
        ...{ bucket: 'hour', group: 'connection', latency: 'false' },
        connection_id: part.join(','),
      }),
      enabled: allowed,
      refetchInterval: REREAD_MS,
    })),
    combine: answered,
  });
  // The same map until there is news, so that rows are not drawn again for nothing.
  return useMemo(() => {
    const span: TrendSpan = { from, step: HOUR_MS, count: HOURS };
    const trends = parts.flatMap((part, n) => {
      const buckets = answers[n];
      return buckets ? [...trendsOf(part, buckets, span)] : [];
    });
    return new Map(trends);
  }, [parts, answers, from]);
}

/** One function for all times: a new one would be asked each time the page is drawn. */
function answered(results: { data: StatsBucket[] | undefined }[]): (StatsBucket[] | undefined)[] {
  return results.map(({ data }) => data);
}
