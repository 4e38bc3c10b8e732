import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({ code: z.string().regex(/^[a-z_]{1,60}$/) });

/** `{code, message}`: https://developers.brevo.com/docs/how-it-works */
export function readError(response: VendorResponse): ErrorReading | undefined {
  if (response.status < 400) return undefined;
  const code = Failure.safeParse(response.body).data?.code;
  if (response.status === 429) {
    return { kind: 'rate_limited', ...(code && { code }), ...resetOf(response) };
  }
  switch (code) {
    case 'unauthorized':
      return { kind: 'credential_revoked', code };
    case 'permission_denied':
    case 'reseller_permission_denied':
      return { kind: 'scope_insufficient', code };
    // Both end when a person acts, so trying again at once would not help.
    case 'not_enough_credits':
    case 'account_under_validation':
      return { kind: 'rejected', code };
    default:
      return code && response.status < 500 ? { kind: 'rejected', code } : undefined;
  }
}

/** There is no `Retry-After`; this header counts the seconds (docs/limit-headers). */
function resetOf(response: VendorResponse): { retryAfterMs?: number } {
  const seconds = Number(response.headers['x-sib-ratelimit-reset']);
  return seconds > 0 ? { retryAfterMs: Math.ceil(seconds * 1000) } : {};
}
