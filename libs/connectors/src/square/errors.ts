import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({
  errors: z
    .array(z.object({ code: z.string().regex(/^[A-Z0-9_]{1,100}$/) }))
    .min(1)
    .max(100),
});

const REVOKED = new Set(['ACCESS_TOKEN_REVOKED', 'CLIENT_DISABLED', 'APPLICATION_DISABLED']);

/** https://developer.squareup.com/docs/build-basics/handling-errors */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  if (status < 400) return undefined;
  const code = Failure.safeParse(body).data?.errors[0]?.code;
  if (!code) return undefined;

  if (code === 'ACCESS_TOKEN_EXPIRED') return { kind: 'credential_expired', code };
  if (REVOKED.has(code)) return { kind: 'credential_revoked', code };
  // UNAUTHORIZED leaves it open: the platform's reading of 401 knows the flow.
  if (status === 401) return undefined;
  if (code === 'INSUFFICIENT_SCOPES') return { kind: 'scope_insufficient', code };
  if (status === 403) return { kind: 'rejected', code };
  if (status === 429) return { kind: 'rate_limited', code };
  return { kind: status >= 500 ? 'vendor_error' : 'rejected', code };
}
