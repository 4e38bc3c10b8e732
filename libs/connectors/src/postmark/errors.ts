import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({ ErrorCode: z.int().min(0).max(99_999) });

/** `{ErrorCode, Message}`, 0 for none: https://postmarkapp.com/developer/api/overview#error-codes */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  const number = Failure.safeParse(body).data?.ErrorCode;
  // A security layer in front of Postmark refuses with HTML, which says nothing of the token:
  // https://postmarkapp.com/support/article/getting-a-403-that-doesnt-look-like-a-postmark-error
  if (number === undefined) {
    return status === 403 ? { kind: 'vendor_error', code: 'blocked' } : undefined;
  }
  if (number === 0 && status < 400) return undefined;
  const code = String(number);
  if (status === 429 || number === 429) return { kind: 'rate_limited', code };
  // 10: no such token. Tokens have no lifetime.
  if (status === 401 || number === 10) return { kind: 'credential_revoked', code };
  // 100: maintenance.
  if (status >= 500 || number === 100) return { kind: 'vendor_error', code };
  // 412 and 413 are about the account's approval, 406 about the recipient, and so on.
  return { kind: 'rejected', code };
}
