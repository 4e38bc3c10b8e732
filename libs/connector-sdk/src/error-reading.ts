import type { VendorResponse } from './request.ts';

export const ERROR_KINDS = [
  'credential_expired',
  'credential_revoked',
  'scope_insufficient',
  'rate_limited',
  'vendor_error',
  'rejected',
] as const;

/**
 * What an unsuccessful answer means, in the vendor's own terms.
 *
 * - `credential_expired`, `credential_revoked`: the credential no longer works
 * - `scope_insufficient`: it works, but not for this; `missingScopes` when the vendor names them
 * - `rate_limited`: try later, counts as no fault
 * - `vendor_error`: the vendor's trouble, worth trying again
 * - `rejected`: the request itself is wrong; the same request would fail again
 */
export interface ErrorReading {
  kind: (typeof ERROR_KINDS)[number];
  /** The vendor's own code, such as `invalid_api_key`; never a secret. */
  code?: string;
  missingScopes?: string[];
  /** How long the vendor asks to wait, for those that say it elsewhere than in `Retry-After`. */
  retryAfterMs?: number;
}

/**
 * Reads a vendor's error; `undefined` leaves it to the platform's reading of the status code.
 * Also asked about 2xx answers, because some vendors put errors there.
 */
export type ReadError = (response: VendorResponse) => ErrorReading | undefined;
