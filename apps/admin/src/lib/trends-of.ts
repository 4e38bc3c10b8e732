import type { StatsBucket } from '@patchbay/contracts/delivery';

export interface TrendSpan {
  /** Epoch milliseconds of the first bar. */
  from: number;
  /** Length of a bar, milliseconds. */
  step: number;
  count: number;
}

export interface ConnectionTrend {
  /** Oldest first. */
  bars: { arrived: number; failed: number }[];
  arrived: number;
  failed: number;
  /** Attempts that failed and were or will be made again: trouble, though nothing was lost. */
  retried: number;
  /** Of what came to an end; null where nothing did. */
  errorRate: number | null;
}

type Told = Pick<StatsBucket, 'at' | 'delivered' | 'failed' | 'retried' | 'connection_id'>;

/** The API's buckets by connection; one that had nothing has bars of nothing. */
export function trendsOf(
  ids: readonly number[],
  buckets: readonly Told[],
  { from, step, count }: TrendSpan,
): Map<number, ConnectionTrend> {
  const trends = new Map(ids.map((id) => [id, nothing(count)]));
  for (const { at, delivered, failed, retried, connection_id: id } of buckets) {
    const trend = typeof id === 'number' ? trends.get(id) : undefined;
    const bar = trend?.bars[Math.floor((Date.parse(at) - from) / step)];
    if (!trend || !bar) continue;
    bar.arrived += delivered;
    bar.failed += failed;
    trend.arrived += delivered;
    trend.failed += failed;
    trend.retried += retried;
  }
  for (const trend of trends.values()) {
    const ended = trend.arrived + trend.failed;
    trend.errorRate = ended > 0 ? trend.failed / ended : null;
  }
  return trends;
}

function nothing(count: number): ConnectionTrend {
  const bars = Array.from({ length: count }, () => ({ arrived: 0, failed: 0 }));
  return { bars, arrived: 0, failed: 0, retried: 0, errorRate: null };
}
