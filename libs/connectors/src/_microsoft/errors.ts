import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const word = z
  .string()
  .regex(/^[A-Za-z0-9_.:-]{1,100}$/)
  .optional()
  .catch(undefined);

const Failure = z.object({
  error: z.object({
    code: word,
    message: z.string().max(4000).optional().catch(undefined),
    innerError: z.object({ code: word }).optional().catch(undefined),
  }),
});

const THROTTLED =
  /^(?:TooManyRequests|activityLimitReached|ApplicationThrottled|throttledRequest)$/;

/** About a permission, and not about this mailbox, site or recipient. */
const LACKS_SCOPE =
  /^(?:Authorization_RequestDenied|ErrorAccessDenied|accessDenied|AccessDenied|Forbidden|InsufficientPermissions)$/;

/** https://learn.microsoft.com/en-us/graph/errors */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  if (status < 400) return undefined;
  const failure = Failure.safeParse(body).data?.error;
  const code = failure?.code;
  if (!code) return undefined;

  // InvalidAuthenticationToken covers every token that does not serve; a refresh tells more.
  if (status === 401) return { kind: 'credential_expired', code };
  if (status === 429 || THROTTLED.test(code)) return { kind: 'rate_limited', code };
  if (status === 403 && LACKS_SCOPE.test(code)) {
    return { kind: 'scope_insufficient', code, ...scopeIn(failure.message) };
  }
  // Locked for a moment, such as while somebody edits it.
  if (status >= 500 || status === 423) return { kind: 'vendor_error', code };
  return { kind: 'rejected', code: failure.innerError?.code ?? code };
}

/** Teams tells: `API requires one of 'ChannelMessage.Send, Group.ReadWrite.All'`, the least first. */
function scopeIn(message: string | undefined): { missingScopes?: string[] } {
  const [, scope] = /requires one of '([A-Za-z.-]{3,60})[,']/.exec(message ?? '') ?? [];
  return scope ? { missingScopes: [scope] } : {};
}
