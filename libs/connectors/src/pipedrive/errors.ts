import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const text = z.string().max(2000).optional().catch(undefined);

const Failure = z.object({
  success: z.literal(false),
  error: text,
  code: z
    .string()
    .regex(/^[A-Za-z0-9_]{1,100}$/)
    .optional()
    .catch(undefined),
});

/**
 * https://pipedrive.readme.io/docs/core-api-concepts-http-status-codes and, for tokens,
 * https://pipedrive.readme.io/docs/marketplace-oauth-and-api-proxy-status-codes
 */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const failure = Failure.safeParse(response.body).data;
  if (!failure) return undefined;
  const { status } = response;
  const code = failure.code ?? String(status);
  // A failure inside a success is a failure.
  if (status < 400) return { kind: 'rejected', code: failure.code ?? 'unsuccessful' };
  if (status === 403) return forbidden(failure.error ?? '', failure.code);
  // What else is refused is told by its status alone.
  if (status === 401 || status === 408 || status === 425 || status === 429) return undefined;
  return { kind: status >= 500 ? 'vendor_error' : 'rejected', code };
}

/** Scopes, plan limits and rights of the user all come as 403, told apart by their text. */
function forbidden(error: string, code: string | undefined): ErrorReading | undefined {
  if (/scope/i.test(error)) return { kind: 'scope_insufficient', code: 'scope_mismatch' };
  if (/limit/i.test(error)) return { kind: 'rejected', code: code ?? 'limit_reached' };
  return code ? { kind: 'scope_insufficient', code } : undefined;
}
