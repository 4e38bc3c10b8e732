import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failures = z
  .array(z.object({ errorCode: z.string().regex(/^[A-Z0-9_]{1,100}$/) }))
  .min(1)
  .max(200);

const EXPIRED = new Set(['INVALID_SESSION_ID', 'INVALID_AUTH_HEADER']);

/** The user's rights or the application's scopes end before what was asked. */
const REACH = new Set([
  'API_DISABLED_FOR_ORG', 'API_CURRENTLY_DISABLED', 'INSUFFICIENT_ACCESS',
  'INSUFFICIENT_ACCESS_OR_READONLY', 'INSUFFICIENT_SCOPE',
]); // prettier-ignore

/** Worth another try: somebody else holds the record, or the service is busy. */
const PASSING = new Set(['UNABLE_TO_LOCK_ROW', 'SERVER_UNAVAILABLE', 'QUERY_TIMEOUT']);

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const { status } = response;
  // Several records have the external ID; Salesforce lists them instead of choosing.
  if (status === 300) return { kind: 'rejected', code: 'several_records' };
  if (status < 400) return undefined;
  const code = Failures.safeParse(response.body).data?.[0]?.errorCode;
  if (!code) return undefined;
  if (EXPIRED.has(code)) return { kind: 'credential_expired', code };
  if (code === 'REQUEST_LIMIT_EXCEEDED') return { kind: 'rate_limited', code };
  if (REACH.has(code)) return { kind: 'scope_insufficient', code };
  if (status >= 500 || PASSING.has(code)) return { kind: 'vendor_error', code };
  if (status === 401 || status === 429) return undefined;
  return { kind: 'rejected', code };
}
