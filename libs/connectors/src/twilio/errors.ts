import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({ code: z.int().min(0).max(99_999) });

/** https://www.twilio.com/docs/api/errors/70051: also what a restricted key is told. */
const NOT_ALLOWED = 70051;
/** https://www.twilio.com/docs/api/errors/20429 */
const TOO_MANY = 20429;
/** https://www.twilio.com/docs/api/errors/14107: one sender's rate. */
const SENDER_RATE = 14107;

/** `{code, message, more_info, status}`: https://www.twilio.com/docs/usage/twilios-response */
export function readError(response: VendorResponse): ErrorReading | undefined {
  if (response.status < 400) return undefined;
  const number = Failure.safeParse(response.body).data?.code;
  if (number === undefined) return undefined;
  const code = String(number);
  if (response.status === 429 || number === TOO_MANY || number === SENDER_RATE) {
    return { kind: 'rate_limited', code };
  }
  if (number === NOT_ALLOWED) return { kind: 'scope_insufficient', code };
  // 20003 above all. Neither keys nor tokens have a lifetime.
  if (response.status === 401) return { kind: 'credential_revoked', code };
  if (response.status >= 500) return { kind: 'vendor_error', code };
  // A 403 is about countries, numbers and trials, not about the key.
  return { kind: 'rejected', code };
}
