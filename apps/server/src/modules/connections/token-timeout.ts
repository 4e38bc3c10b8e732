import type { Config } from '../../config.ts';

const PATIENCE_MS = 60_000;

/**
 * For a whole exchange with a token address. Longer than for other calls: a vendor that rotates
 * refresh tokens may have spent the old one by then, so giving up early can cost the grant.
 */
export function tokenTimeoutMs(config: Pick<Config, 'outboundTimeoutMs'>): number {
  return Math.max(PATIENCE_MS, config.outboundTimeoutMs);
}
