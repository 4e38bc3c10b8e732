import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({ type: z.string().regex(/^[a-z_]{1,60}$/) });

/**
 * `{type, message, code?}`, where `type` says what went wrong:
 * https://docs.medusajs.com/learn/fundamentals/api-routes/errors
 */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  if (status < 400 || status === 401 || status === 429) return undefined;
  const code = Failure.safeParse(body).data?.type;
  if (!code) return undefined;
  // Two requests met; the loser may try again.
  if (status === 409 || status >= 500) return { kind: 'vendor_error', code };
  if (status === 403) return { kind: 'scope_insufficient', code };
  if (status === 408 || status === 425) return { kind: 'vendor_error', code };
  return { kind: 'rejected', code };
}
