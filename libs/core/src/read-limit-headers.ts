import { limitHeaderFields } from './limit-header-fields.ts';
import { type LimitReading, tightest } from './limit-reading.ts';
import { limitReset } from './limit-reset.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/**
 * Names of what is left and of when it renews.
 *
 * - `ratelimit-…`: draft-ietf-httpapi-ratelimit-headers-00 to -06
 * - `x-ratelimit-…`: GitHub (docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api)
 *   and many more; Exact Online's daily limit
 * - `x-rate-limit-…`: Okta; Zendesk, whose reset is the draft's
 *   (developer.zendesk.com/api-reference/introduction/rate-limits)
 * - `x-ratelimit-minutely-…`: Exact Online (support.exactonline.com, API limits)
 * - `x-sib-ratelimit-…`: Brevo (developers.brevo.com/docs/api-limits)
 */
const PAIRS = [
  ['ratelimit-remaining', 'ratelimit-reset'],
  ['x-ratelimit-remaining', 'x-ratelimit-reset'],
  ['x-rate-limit-remaining', 'x-rate-limit-reset'],
  ['x-ratelimit-minutely-remaining', 'x-ratelimit-minutely-reset'],
  ['x-sib-ratelimit-remaining', 'x-sib-ratelimit-reset'],
] as const;

/** A bucket leaks all the time, so what is left in it is true for a moment only. */
const BUCKET_MS = 1000;

/**
 * What an answer says is left of the vendor's limits, the tightest where it tells several;
 * `undefined` when it tells nothing that can be read. Called for every answer, so a few look-ups are
 * all it costs where there is nothing.
 *
 * @param headers names in lower case
 * @param now epoch milliseconds
 */
export function readLimitHeaders(headers: Headers, now: number): LimitReading | undefined {
  const readings = limitHeaderFields(headers);
  for (const [left, reset] of PAIRS) {
    const remaining = count(headers[left]);
    if (remaining === undefined) continue;
    const renews = headers[reset] ?? headers['ratelimit-reset'];
    readings.push({ remaining, resetMs: limitReset(renews, now) ?? null });
  }
  readings.push(...hubspot(headers), ...shopify(headers));
  return tightest(readings);
}

/** https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines */
function hubspot(headers: Headers): LimitReading[] {
  const remaining = count(headers['x-hubspot-ratelimit-remaining']);
  if (remaining === undefined) return [];
  const resetMs = count(headers['x-hubspot-ratelimit-interval-milliseconds']) ?? null;
  return [{ remaining, resetMs }];
}

/** Used and held by the bucket, `32/40` (https://shopify.dev/docs/api/admin-rest/usage/rate-limits). */
function shopify(headers: Headers): LimitReading[] {
  const [, used, size] = /^(\d{1,9})\/(\d{1,9})$/.exec(headers['x-shopify-shop-api-call-limit'] ?? '') ?? []; // prettier-ignore
  if (used === undefined) return [];
  return [{ remaining: Math.max(0, Number(size) - Number(used)), resetMs: BUCKET_MS }];
}

/** A negative rest, which some vendors tell, is none; several values are the least of them. */
function count(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const numbers = value.split(',').map((part) => part.trim());
  if (!numbers.every((part) => /^-?\d{1,15}(?:\.0+)?$/.test(part))) return undefined;
  return Math.max(0, Math.min(...numbers.map(Number)));
}
