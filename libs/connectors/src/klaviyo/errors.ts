import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({
  errors: z.array(z.object({ code: z.string().regex(/^[\w.-]{1,80}$/) })).min(1),
});

const UNKNOWN = new Set(['authentication_failed', 'not_authenticated']);

/** JSON:API errors: https://developers.klaviyo.com/en/docs/rate_limits_and_error_handling */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  if (status < 400) return undefined;
  const code = Failure.safeParse(body).data?.errors[0]?.code;
  // A challenge of the firewall in front of Klaviyo, which says nothing about the credential.
  if (!code && status === 403) return { kind: 'vendor_error', code: 'blocked' };
  // A key is gone, a token may be renewed: the platform tells them apart by the flow.
  if (!code || status === 401) return undefined;
  // Unknown keys are documented to come with 400, too.
  if (UNKNOWN.has(code)) return { kind: 'credential_revoked', code };
  if (status === 429) return { kind: 'rate_limited', code };
  if (status === 403) return { kind: 'scope_insufficient', code };
  return { kind: status >= 500 ? 'vendor_error' : 'rejected', code };
}
