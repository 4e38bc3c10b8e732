import type { ReadLimit } from '@patchbay/connector-sdk/read-limit';

/** `Sforce-Limit-Info: api-usage=18/15000`, of the last 24 hours. */
export const readLimit: ReadLimit = ({ headers }) => {
  const info = /\bapi-usage=(\d{1,12})\/(\d{1,12})/.exec(headers['sforce-limit-info'] ?? '');
  if (!info) return undefined;
  return { remaining: Math.max(0, Number(info[2]) - Number(info[1])), resetMs: null };
};
