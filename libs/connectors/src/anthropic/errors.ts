import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({
  type: z.literal('error'),
  error: z.object({ type: z.string().regex(/^[a-z_]{1,60}$/) }),
});

const KINDS: Readonly<Record<string, ErrorReading['kind']>> = {
  authentication_error: 'credential_revoked',
  permission_error: 'scope_insufficient',
  rate_limit_error: 'rate_limited',
  api_error: 'vendor_error',
  timeout_error: 'vendor_error',
  // With 529, a status of its own: too many are asking at once, whoever they are.
  overloaded_error: 'vendor_error',
};

/** `{type: "error", error: {type, message}}`: https://platform.claude.com/docs/en/api/errors */
export function readError(response: VendorResponse): ErrorReading | undefined {
  if (response.status < 400) return undefined;
  const code = Failure.safeParse(response.body).data?.error.type;
  if (!code) return undefined;
  const kind = KINDS[code] ?? (response.status >= 500 ? 'vendor_error' : 'rejected');
  return { kind, code };
}
