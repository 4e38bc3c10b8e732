import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const word = z
  .string()
  .regex(/^[A-Za-z_]{1,100}$/)
  .optional()
  .catch(undefined);
const reasons = z
  .array(z.object({ reason: word }))
  .optional()
  .catch(undefined);

const Failure = z.object({
  error: z.object({ status: word, details: reasons, errors: reasons }),
});

/** `sharingRateLimitExceeded` is Drive's, `uploadLimitExceeded` YouTube's, of a channel and a day. */
const QUOTA =
  /^(?:rateLimitExceeded|userRateLimitExceeded|quotaExceeded|dailyLimitExceeded|sharingRateLimitExceeded|uploadLimitExceeded|RATE_LIMIT_EXCEEDED|RESOURCE_EXHAUSTED)$/;

/** The error model of Google APIs, old and new: https://cloud.google.com/apis/design/errors */
export function readError(response: VendorResponse): ErrorReading | undefined {
  if (response.status < 400) return undefined;
  const failure = Failure.safeParse(response.body).data?.error;
  if (!failure) return undefined;
  const code = reasonIn(failure.details) ?? reasonIn(failure.errors) ?? failure.status;
  if (!code) return undefined;

  // Spent quota comes with 429, or with 403 and 400 from older interfaces.
  if (response.status === 429 || QUOTA.test(code)) return { kind: 'rate_limited', code };
  if (response.status === 401) return { kind: 'credential_expired', code };
  if (code === 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' || code === 'insufficientPermissions') {
    return { kind: 'scope_insufficient', code };
  }
  if (response.status >= 500) return { kind: 'vendor_error', code };
  // Any other 403 is about the user or the project, such as an interface not switched on.
  return { kind: 'rejected', code };
}

function reasonIn(list: z.infer<typeof reasons>): string | undefined {
  return list?.find(({ reason }) => reason)?.reason;
}
