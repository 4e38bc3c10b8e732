import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const word = z
  .string()
  .regex(/^[a-z0-9_]{1,100}$/)
  .optional()
  .catch(undefined);

const Failure = z.object({
  error: z.object({
    type: word,
    code: word,
    decline_code: word,
    message: z.string().max(2000).optional().catch(undefined),
  }),
});

/** https://docs.stripe.com/api/errors and https://docs.stripe.com/error-codes */
export function readError(response: VendorResponse): ErrorReading | undefined {
  if (response.status < 400) return undefined;
  const failure = Failure.safeParse(response.body).data?.error;
  if (!failure) return undefined;
  const code = failure.decline_code ?? failure.code ?? failure.type;
  const coded = code ? { code } : {};

  if (response.status === 401) {
    const expired = failure.code === 'api_key_expired';
    return { kind: expired ? 'credential_expired' : 'credential_revoked', ...coded };
  }
  if (response.status === 403) {
    return { kind: 'scope_insufficient', ...coded, ...permissionsIn(failure.message) };
  }
  // lock_timeout comes with 429 as well: another request holds the object.
  if (response.status === 429) return { kind: 'rate_limited', ...coded };
  // Our own earlier try with this key is still being worked on.
  if (failure.code === 'idempotency_key_in_use') return { kind: 'vendor_error', ...coded };
  if (response.status >= 500) return { kind: 'vendor_error', ...coded };
  return { kind: 'rejected', ...coded };
}

/** A restricted key learns what it lacks only from the text. */
function permissionsIn(message: string | undefined): { missingScopes?: string[] } {
  const names = message?.match(/\brak_[a-z_]+\b/g);
  return names ? { missingScopes: [...new Set(names)] } : {};
}
