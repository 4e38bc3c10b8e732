import type { ReadLimit } from '@patchbay/connector-sdk/read-limit';

const WINDOW_MS = 300_000;

/** What is left of the five minutes (api-limits#http-response-headers). */
export const readLimit: ReadLimit = ({ headers }) => {
  const left = headers['x-ms-ratelimit-burst-remaining-xrm-requests'] ?? '';
  return /^\d{1,7}$/.test(left) ? { remaining: Number(left), resetMs: WINDOW_MS } : undefined;
};
