import { parseHttpDate } from './http-date.ts';

/**
 * `Retry-After` as milliseconds from `now`: seconds or an HTTP date (RFC 9110 section 10.2.3).
 * `undefined` when absent or unreadable; a date in the past is 0. How much of an absurd wish is
 * granted is up to the caller (`nextAttempt`).
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  const text = value?.trim();
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const at = parseHttpDate(text);
  return at === undefined ? undefined : Math.max(0, at - now);
}
