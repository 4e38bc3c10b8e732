import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { readError as readGraphError } from '../_meta/errors.ts';

const Failure = z.object({ error: z.object({ code: z.int() }) });

/** What WhatsApp adds to the errors of the Graph API, whatever their status. */
const KINDS = new Map<number, ErrorReading['kind']>([
  // The application's throughput, spam, the pair of numbers, registrations.
  ...[130429, 131048, 131056, 133016].map((code) => [code, 'rate_limited'] as const),
  // Unknown, overloaded, in maintenance, briefly unavailable.
  ...[131000, 131016, 131057, 133004].map((code) => [code, 'vendor_error'] as const),
  [0, 'credential_revoked'],
  [131005, 'scope_insufficient'],
]);

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const code = Failure.safeParse(response.body).data?.error.code;
  const kind = code === undefined ? undefined : KINDS.get(code);
  if (!kind) return readGraphError(response);
  // A server that fails is in trouble, whatever it says of the token.
  if (response.status >= 500 && kind !== 'rate_limited') {
    return { kind: 'vendor_error', code: String(code) };
  }
  return { kind, code: String(code) };
}
