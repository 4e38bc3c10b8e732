import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';

/**
 * Events are answered with 200 whatever becomes of them, 400 when they are too large or no JSON, and
 * 429: https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#errors. Only
 * the test can find nothing at its address, and then there is no source with this key.
 */
export function readError({ status }: VendorResponse): ErrorReading | undefined {
  return status === 404 ? { kind: 'credential_revoked', code: '404' } : undefined;
}
