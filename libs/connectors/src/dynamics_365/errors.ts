import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({
  error: z.object({ code: z.string().regex(/^(?:0x[0-9a-f]{8}|[A-Za-z]\w{0,99})$/i) }),
});

/** Requests, execution time and concurrency: api-limits#service-protection-api-limit-errors-returned. */
const LIMITS = new Set(['0x80072322', '0x80072321', '0x80072326']);

/** The user is not known to the organization, or disabled. */
const NO_USER = new Set(['0x80072560', '0x80040225', '0x80041d1f']);

/** The user has no security role at all. */
const NO_ROLE = '0x80042f09';

/**
 * Errors of OData 4, with the numbers of
 * https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes
 */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const { status } = response;
  if (status < 400) return undefined;
  const code = Failure.safeParse(response.body).data?.error.code.toLowerCase();
  if (!code) return undefined;
  if (status === 429 || LIMITS.has(code)) return { kind: 'rate_limited', code };
  if (NO_USER.has(code)) return { kind: 'credential_revoked', code };
  // The challenge tells an expired token.
  if (status === 401) return undefined;
  // A privilege that the user's security roles lack.
  if (status === 403 || code === NO_ROLE) return { kind: 'scope_insufficient', code };
  return { kind: status >= 500 ? 'vendor_error' : 'rejected', code };
}
