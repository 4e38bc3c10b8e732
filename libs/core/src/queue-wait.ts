const SHORTEST_S = 1;
const LONGEST_S = 60;

/** So much of the limit should be free again before callers come back, or they all are refused anew. */
const ROOM = 0.01;

/**
 * How long a caller should wait before it hands over more to a queue that is full.
 *
 * @param waiting deliveries that wait now
 * @param limit how many may
 * @param endedPerSecond how many of them end in a second; 0 when none does or nobody knows
 * @returns whole seconds for `Retry-After`, 1 to 60
 */
export function queueWaitSeconds(waiting: number, limit: number, endedPerSecond: number): number {
  if (endedPerSecond <= 0) return LONGEST_S;
  const seconds = Math.ceil((waiting - limit * (1 - ROOM)) / endedPerSecond);
  return Math.min(LONGEST_S, Math.max(SHORTEST_S, seconds));
}
