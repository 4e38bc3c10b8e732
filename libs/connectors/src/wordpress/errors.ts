import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({ code: z.string().regex(/^[a-z0-9_]{1,80}$/), message: z.string() });

/** `{code, message, data: {status}}`; plug-ins add codes of their own. */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  if (status < 400) return undefined;
  const code = Failure.safeParse(body).data?.code;
  if (!code) return undefined;
  // `rest_not_logged_in` too: the password was not even looked at, as where they are switched off.
  if (status === 401) return { kind: 'credential_revoked', code };
  // 403 is for those who are known and may not: core's rest_authorization_required_code().
  if (status === 403) return { kind: 'scope_insufficient', code };
  if (status === 429) return { kind: 'rate_limited', code };
  return { kind: status >= 500 ? 'vendor_error' : 'rejected', code };
}
