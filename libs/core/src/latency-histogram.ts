/**
 * Latencies counted by buckets as HdrHistogram has them (http://hdrhistogram.org): each millisecond
 * its own up to 31, then 16 buckets between a power of two and the next. A bucket is named by its
 * lowest value. What is told from one differs from the latency that was counted by at most 3.1 %.
 */

/** The most a told percentile differs from the true one, as a share of the true one. */
export const LATENCY_ERROR = 1 / 32;

const EXACT_BELOW = 32;
const BUCKETS_AN_OCTAVE_LOG2 = 4;

/** @param ms whole milliseconds, at most 2^31 - 1; negative ones count as 0 */
export function latencyBucket(ms: number): number {
  if (ms < 0) return 0;
  return ms - (ms % widthAt(ms));
}

/**
 * The smallest latency that at least the share `p` of all does not exceed, told as the middle of its
 * bucket.
 *
 * @param buckets ascending
 * @param counts as many as buckets
 * @param p above 0, at most 1
 * @returns milliseconds, null where nothing was counted
 */
export function latencyPercentile(
  buckets: readonly number[],
  counts: readonly number[],
  p: number,
): number | null {
  const rank = p * counts.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (const [place, bucket] of buckets.entries()) {
    seen += counts[place] ?? 0;
    if (seen >= rank && seen > 0) return bucket + Math.floor((widthAt(bucket) - 1) / 2);
  }
  return null;
}

function widthAt(ms: number): number {
  return ms < EXACT_BELOW ? 1 : 2 ** (31 - Math.clz32(ms) - BUCKETS_AN_OCTAVE_LOG2);
}
