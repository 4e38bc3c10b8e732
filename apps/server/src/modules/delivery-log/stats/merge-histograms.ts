import type { StatsRow } from './stats-question.ts';

/** Counts of one bucket of time and group, with the histogram of their latencies. */
export interface Histogram extends Pick<
  StatsRow,
  'at' | 'key' | 'delivered' | 'retried' | 'failed'
> {
  /** By their lowest latencies, ms. */
  buckets: number[];
  counts: number[];
}

/** Adds up the parts of the same bucket of time; in order of time. For parts that have no groups. */
export function mergeHistograms(parts: readonly Histogram[]): Histogram[] {
  const merged = new Map<number, { row: Histogram; counts: Map<number, number> }>();
  for (const part of parts) {
    const time = part.at.getTime();
    const known = merged.get(time) ?? { row: emptyAt(part), counts: new Map<number, number>() };
    known.row.delivered += part.delivered;
    known.row.retried += part.retried;
    known.row.failed += part.failed;
    for (const [place, bucket] of part.buckets.entries()) {
      known.counts.set(bucket, (known.counts.get(bucket) ?? 0) + part.counts[place]!);
    }
    merged.set(time, known);
  }
  return [...merged.values()]
    .sort((a, b) => a.row.at.getTime() - b.row.at.getTime())
    .map(({ row, counts }) => {
      const sorted = [...counts].sort(([a], [b]) => a - b);
      return { ...row, buckets: sorted.map(([b]) => b), counts: sorted.map(([, n]) => n) };
    });
}

function emptyAt({ at, key }: Histogram): Histogram {
  return { at, key, delivered: 0, retried: 0, failed: 0, buckets: [], counts: [] };
}
