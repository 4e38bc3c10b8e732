import type { ReadLimit } from '@patchbay/connector-sdk/read-limit';

/** https://platform.claude.com/docs/en/api/rate-limits#response-headers; times are RFC 3339. */
export const readLimit: ReadLimit = ({ headers }, now) => {
  const left = headers['anthropic-ratelimit-requests-remaining'];
  if (left === undefined || !/^\d{1,9}$/.test(left)) return undefined;
  const reset = Date.parse(headers['anthropic-ratelimit-requests-reset'] ?? '');
  return { remaining: Number(left), resetMs: reset > now ? reset - now : null };
};
