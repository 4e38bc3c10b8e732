import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({
  code: z.string().regex(/^[A-Z0-9_]{1,100}$/),
  status: z.literal('error'),
});
const Failures = z.object({ data: z.array(z.unknown()).min(1).max(100) });

const REACH = new Set(['OAUTH_SCOPE_MISMATCH', 'NO_PERMISSION', 'PERMISSION_DENIED']);
const LIMIT = new Set(['TOO_MANY_REQUESTS', 'LIMIT_EXCEEDED', 'API_LIMIT_EXCEEDED']);
const TOKEN = new Set(['INVALID_TOKEN', 'AUTHENTICATION_FAILURE']);

/**
 * https://www.zoho.com/crm/developer/docs/api/v8/status-codes.html
 *
 * One record's failure comes inside 200, 202 or 207 as readily as inside 400.
 */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const { status, body } = response;
  const code = codeIn(body);
  if (!code) return undefined;
  if (REACH.has(code)) return { kind: 'scope_insufficient', code };
  if (LIMIT.has(code) || status === 429) return { kind: 'rate_limited', code };
  // A refused token may be renewed; its end shows at the token address.
  if (TOKEN.has(code)) return { kind: 'credential_expired', code };
  if (status >= 500 || code.startsWith('INTERNAL_')) return { kind: 'vendor_error', code };
  return status === 401 || status === 403 ? undefined : { kind: 'rejected', code };
}

function codeIn(body: unknown): string | undefined {
  const first = Failures.safeParse(body).data?.data[0];
  return Failure.safeParse(first ?? body).data?.code;
}
