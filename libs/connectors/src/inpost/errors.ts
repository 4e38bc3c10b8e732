import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({ error: z.string().regex(/^[a-z0-9_]{1,100}$/) });

/**
 * `{status, error, message, details}`, where `error` is a key that stays:
 * https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/28639229
 */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  if (status < 400 || status >= 500) return undefined;
  const code = Failure.safeParse(body).data?.error;
  if (!code) return undefined;
  if (status === 401) return { kind: 'credential_revoked', code };
  // The token is good, but for another organization.
  if (status === 403) return { kind: 'scope_insufficient', code };
  if (status === 429) return { kind: 'rate_limited', code };
  if (status === 408 || status === 425) return { kind: 'vendor_error', code };
  return { kind: 'rejected', code };
}
