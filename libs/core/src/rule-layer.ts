import { parseDuration } from './duration.ts';
import type { RateLimit, RuleLayer } from './nearest-rules.ts';

/** Rules as a site's settings write them: durations as text. */
export interface WrittenRules {
  retry_schedule?: readonly string[] | null | undefined;
  timeout?: string | null | undefined;
  rate_limit?: { requests: number; per: string } | null | undefined;
}

/**
 * A level of the settings as a layer. Settings are validated when they are stored, so what cannot be
 * read is from another time; it is left to the next level, as if it were not there.
 */
export function ruleLayer(written: WrittenRules | null | undefined): RuleLayer {
  return {
    schedule: schedule(written?.retry_schedule),
    timeoutMs: positive(written?.timeout),
    rateLimit: rateLimit(written?.rate_limit),
  };
}

function schedule(delays: WrittenRules['retry_schedule']): readonly number[] | undefined {
  const read = delays?.map(parseDuration);
  return read?.every((delay) => delay !== undefined) ? read : undefined;
}

function rateLimit(limit: WrittenRules['rate_limit']): RateLimit | null | undefined {
  if (!limit) return limit;
  const perMs = positive(limit.per);
  return perMs && limit.requests > 0 ? { requests: limit.requests, perMs } : undefined;
}

function positive(text: string | null | undefined): number | undefined {
  return (text && parseDuration(text)) || undefined;
}
