import type { ReadLimit } from '@patchbay/connector-sdk/read-limit';
import { readLimitHeaders } from '@patchbay/core/read-limit-headers';

/** The window of the lower limit; no header tells when it ends. */
const BURST_MS = 30_000;

/** Two limits: the hour's in the usual headers, and one of 30 seconds beside it. */
export const readLimit: ReadLimit = ({ headers }, now) => {
  const left = headers['x-burstlimit-remaining'];
  const hour = readLimitHeaders(headers, now);
  if (left === undefined || !/^\d{1,9}$/.test(left)) return hour;
  const burst = { remaining: Number(left), resetMs: BURST_MS };
  return hour && hour.remaining <= burst.remaining ? hour : burst;
};
