import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({
  result: z.literal('error'),
  message: z.string().max(5000).catch(''),
});

/**
 * `{result: "error", message}`, with 200 or not, depending on Matomo's version. The messages are
 * those of its English texts, which the interfaces use whatever the language.
 */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  const failure = Failure.safeParse(body).data;
  if (!failure) return undefined;
  const { message } = failure;
  if (status >= 500) return { kind: 'vendor_error', code: 'error' };
  // "It is either invalid, expired or …": which of them it was, nobody is told.
  if (/token|must be logged in/i.test(message)) {
    return { kind: 'credential_revoked', code: 'invalid_token' };
  }
  if (/requires .*access/i.test(message)) return { kind: 'scope_insufficient', code: 'no_access' };
  return { kind: 'rejected', code: 'error' };
}
