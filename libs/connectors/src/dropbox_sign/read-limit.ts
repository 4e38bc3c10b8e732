import type { ReadLimit } from '@patchbay/connector-sdk/read-limit';

/**
 * What is left comes as `X-RateLimit-Limit-Remaining` where the reference promises
 * `X-RateLimit-Remaining`; the platform reads the latter itself. The reset is in Unix seconds.
 */
export const readLimit: ReadLimit = ({ headers }, now) => {
  const left = headers['x-ratelimit-limit-remaining'];
  if (left === undefined || !/^\d{1,9}$/.test(left)) return undefined;
  const reset = Number(headers['x-ratelimit-reset']) * 1000;
  return { remaining: Number(left), resetMs: reset > now ? reset - now : null };
};
