import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({
  error: z.object({
    code: z.int().nonnegative().max(99_999_999),
    error_subcode: z.int().positive().max(99_999_999).optional().catch(undefined),
    message: z.string().max(4000).optional().catch(undefined),
    is_transient: z.boolean().optional().catch(undefined),
  }),
});
type Failure = z.output<typeof Failure>['error'];

/** Application, user, page and business use cases each have limits of their own. */
const THROTTLED = new Set([4, 17, 32, 341, 613]);
const isThrottled = (code: number) => THROTTLED.has(code) || (code >= 80_000 && code <= 80_014);

const lacksPermission = (code: number) => code === 3 || code === 10 || (code >= 200 && code < 300);

/** https://developers.facebook.com/docs/graph-api/guides/error-handling */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  const failure = Failure.safeParse(body).data?.error;
  // A 2xx with an error in it would be an error all the same.
  if (!failure) return undefined;
  const { code: number, error_subcode: part } = failure;
  const code = part === undefined ? String(number) : `${number}_${part}`;

  if (isThrottled(number) || status === 429) return { kind: 'rate_limited', code };
  if (status >= 500 || number === 1 || number === 2 || failure.is_transient) {
    return { kind: 'vendor_error', code };
  }
  if (number === 190 || number === 102) return { kind: endOf(failure), code };
  if (lacksPermission(number)) return { kind: 'scope_insufficient', code, ...scopesIn(failure) };
  return { kind: 'rejected', code };
}

/** 463 is the end of its time; the others are a new password, a removed app, a locked account. */
function endOf({ error_subcode: part, message }: Failure) {
  const ranOut = part === 463 || (part === undefined && /\bexpired\b/i.test(message ?? ''));
  return ranOut ? 'credential_expired' : 'credential_revoked';
}

/** `(#200) Requires pages_manage_posts permission` is the only place that names it. */
function scopesIn({ message }: Failure): { missingScopes?: string[] } {
  const names = message?.match(
    /\b(?:pages|ads|business|instagram|whatsapp|read|publish|catalog)_[a-z_]{3,50}\b/g,
  );
  return names ? { missingScopes: [...new Set(names)] } : {};
}
