import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({ errorCode: z.string().regex(/^[A-Z0-9_]{1,80}$/) });

const KINDS: Readonly<Record<string, ErrorReading['kind']>> = {
  AUTHORIZATION_INVALID_TOKEN: 'credential_expired',
  USER_AUTHENTICATION_FAILED: 'credential_revoked',
  PARTNER_AUTHENTICATION_FAILED: 'credential_revoked',
  ACCOUNT_HAS_BEEN_SUSPENDED: 'credential_revoked',
  USER_LACKS_PERMISSIONS: 'scope_insufficient',
  // Both limits come with 400 as well as with 429.
  HOURLY_APIINVOCATION_LIMIT_EXCEEDED: 'rate_limited',
  BURST_APIINVOCATION_LIMIT_EXCEEDED: 'rate_limited',
};

/** `{errorCode, message}`: https://developers.docusign.com/docs/esign-rest-api/esign101/error-codes/ */
export function readError(response: VendorResponse): ErrorReading | undefined {
  if (response.status < 400) return undefined;
  const code = Failure.safeParse(response.body).data?.errorCode;
  if (!code) return undefined;
  const kind = KINDS[code];
  if (kind) return { kind, code };
  if (response.status === 401) return undefined;
  if (response.status === 429) return { kind: 'rate_limited', code };
  return { kind: response.status >= 500 ? 'vendor_error' : 'rejected', code };
}
