/** Younger than this, what waits is no trouble. */
export const LAG_NOTICE_MS = 5 * 60_000;

/** So long the wait must not have got any shorter before somebody is told. */
export const LAG_GROWS_MS = 5 * 60_000;

/** Since when the wait of a connection's oldest delivery has not fallen below its lowest. */
export interface LagWatch {
  /** The lowest wait seen, milliseconds. */
  floorMs: number;
  /** When that was, epoch milliseconds. */
  since: number;
}

/**
 * Whether a queue grows, from how long its oldest delivery has waited. A backlog that is worked off
 * is old too, and gets younger; one that grows gets older however much is sent.
 *
 * @param watch what the last look left; null when nothing was wrong then
 * @param lagMs how long the oldest has waited
 * @param now epoch milliseconds
 */
export function watchLag(
  watch: LagWatch | null,
  lagMs: number,
  now: number,
): { watch: LagWatch | null; growing: boolean } {
  if (lagMs < LAG_NOTICE_MS) return { watch: null, growing: false };
  if (!watch || lagMs < watch.floorMs) {
    return { watch: { floorMs: lagMs, since: now }, growing: false };
  }
  return { watch, growing: now - watch.since >= LAG_GROWS_MS };
}
