import { LONGEST_RETRY_AFTER_MS } from './retry.ts';

/** At most so many requests in any stretch of `perMs` milliseconds. */
export interface RateLimit {
  requests: number;
  perMs: number;
}

/** How deliveries of one connection are sent and repeated. */
export interface Rules {
  /** Milliseconds to wait after the first, second, … failure. */
  schedule: readonly number[];
  /** For the whole exchange with the vendor, milliseconds. */
  timeoutMs: number;
  /** `null` where nobody states one. */
  rateLimit: RateLimit | null;
}

/** What one level states; what it leaves out is up to the next. `rateLimit: null` states: none. */
export type RuleLayer = { readonly [rule in keyof Rules]?: Rules[rule] | undefined };

/** A delay beyond this is no retry any more, and would leave the range of dates. */
export const LONGEST_DELAY_MS = 30 * LONGEST_RETRY_AFTER_MS;

/**
 * The rules that hold for a connection: each from the nearest level that states it.
 *
 * @param layers nearest first: the site's override of the connector, the connector's declaration,
 *   the site's override of the family, the site
 * @param platform holds where no level says otherwise
 */
export function nearestRules(layers: readonly RuleLayer[], platform: Rules): Rules {
  const nearest = <R extends keyof Rules>(rule: R): Rules[R] => {
    const layer = layers.find((candidate) => candidate[rule] !== undefined);
    return (layer ? layer[rule] : platform[rule]) as Rules[R];
  };
  return {
    schedule: nearest('schedule').map((delay) => Math.min(delay, LONGEST_DELAY_MS)),
    timeoutMs: nearest('timeoutMs'),
    rateLimit: nearest('rateLimit'),
  };
}
