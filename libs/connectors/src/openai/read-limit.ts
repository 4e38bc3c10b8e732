import type { ReadLimit } from '@patchbay/connector-sdk/read-limit';

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** https://platform.openai.com/docs/guides/rate-limits#rate-limits-in-headers */
export const readLimit: ReadLimit = ({ headers }) => {
  const left = headers['x-ratelimit-remaining-requests'];
  if (left === undefined || !/^\d{1,9}$/.test(left)) return undefined;
  const resetMs = durationOf(headers['x-ratelimit-reset-requests']);
  return { remaining: Number(left), resetMs: resetMs ?? null };
};

/** `6m0s`, `1.5s`, `120ms`. */
function durationOf(text = ''): number | undefined {
  if (!/^(?:\d{1,6}(?:\.\d{1,6})?(?:ms|h|m|s)){1,4}$/.test(text)) return undefined;
  const parts = text.matchAll(/([\d.]+)(ms|h|m|s)/g);
  const total = [...parts].reduce((sum, [, n, unit]) => sum + Number(n) * (UNITS[unit!] ?? 0), 0);
  return Math.ceil(total);
}
