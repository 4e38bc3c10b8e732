import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const word = z
  .string()
  .regex(/^[a-z_]{1,80}$/)
  .optional()
  .catch(undefined);

const Failure = z.object({
  error: z.object({ code: word, type: word, message: z.string().catch('') }),
});

const KINDS: Readonly<Record<string, ErrorReading['kind']>> = {
  invalid_api_key: 'credential_revoked',
  account_deactivated: 'credential_revoked',
  rate_limit_exceeded: 'rate_limited',
  server_error: 'vendor_error',
  // Comes with 429, but waiting does not help: somebody must pay.
  insufficient_quota: 'rejected',
};

/**
 * `{error: {message, type, param, code}}`: https://platform.openai.com/docs/guides/error-codes. A
 * response that was begun and then failed says so with 200.
 */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  const failure = Failure.safeParse(body).data?.error;
  if (!failure) return undefined;
  const code = failure.code ?? failure.type;
  const scopes = missingScopes(failure.message);
  if (scopes) return { kind: 'scope_insufficient', code: 'missing_scope', missingScopes: scopes };
  if (!code) return undefined;
  const kind = KINDS[code];
  if (kind) return { kind, code };
  if (status === 429) return { kind: 'rate_limited', code };
  if (status >= 500) return { kind: 'vendor_error', code };
  return status === 401 ? undefined : { kind: 'rejected', code };
}

/** A restricted key is refused with 401 or 403, and only the words tell it from a wrong one. */
function missingScopes(message: string): string[] | undefined {
  const list = /Missing scopes: ([\w., ]+?)\.(?:\s|$)/.exec(message)?.[1];
  return list?.split(',').map((scope) => scope.trim());
}
