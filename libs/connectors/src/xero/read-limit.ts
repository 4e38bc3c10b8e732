import type { ReadLimit } from '@patchbay/connector-sdk/read-limit';

const MINUTE_MS = 60_000;

/** What is left of the minute: https://developer.xero.com/documentation/guides/oauth2/limits/ */
export const readLimit: ReadLimit = ({ headers }) => {
  const left = headers['x-minlimit-remaining'] ?? '';
  return /^\d{1,6}$/.test(left) ? { remaining: Number(left), resetMs: MINUTE_MS } : undefined;
};
