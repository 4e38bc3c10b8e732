import type { ReadLimit } from '@patchbay/connector-sdk/read-limit';

/** The window of the lower limit; no header tells when it ends. */
const BURST_MS = 30_000;

/**
 * Two limits, the hour's and one of 30 seconds; where the latter is not tighter, the usual headers
 * tell. https://developers.docusign.com/docs/esign-rest-api/esign101/rules-and-limits/
 */
export const readLimit: ReadLimit = ({ headers }) => {
  const burst = countIn(headers['x-burstlimit-remaining']);
  const hour = countIn(headers['x-ratelimit-remaining']);
  if (burst === undefined || (hour !== undefined && hour <= burst)) return undefined;
  return { remaining: burst, resetMs: BURST_MS };
};

function countIn(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}
