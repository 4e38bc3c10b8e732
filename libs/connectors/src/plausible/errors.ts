import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';

/**
 * Errors are `{error}` in prose, so the status says the most. An event that was taken and thrown away,
 * as one of a bot, comes with 202 and a header: https://plausible.io/docs/events-api
 */
export function readError({ status, headers }: VendorResponse): ErrorReading | undefined {
  if (headers['x-plausible-dropped'] === '1') return { kind: 'rejected', code: 'dropped' };
  // The plan does not include the Stats API.
  if (status === 402) return { kind: 'rejected', code: 'plan_required' };
  return undefined;
}
