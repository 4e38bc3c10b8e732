import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({
  code: z
    .string()
    .regex(/^[A-Z0-9_]{1,100}$/)
    .optional()
    .catch(undefined),
  serviceErrorCode: z.int().nonnegative().optional().catch(undefined),
});

/** https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/error-handling */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  if (status < 400) return undefined;
  const failure = Failure.safeParse(body).data;
  const number = failure?.serviceErrorCode;
  const code = failure?.code ?? (number === undefined ? undefined : String(number));
  if (!code) return undefined;

  if (code === 'REVOKED_ACCESS_TOKEN' || number === 65_601) {
    return { kind: 'credential_revoked', code };
  }
  if (status === 401) return { kind: 'credential_expired', code };
  if (status === 403) return { kind: 'scope_insufficient', code };
  if (status === 429) return { kind: 'rate_limited', code };
  return { kind: status >= 500 ? 'vendor_error' : 'rejected', code };
}
