import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const word = z
  .string()
  .regex(/^[A-Za-z0-9_]{1,100}$/)
  .optional()
  .catch(undefined);

const Failure = z.object({
  name: word,
  /** Of refused tokens, which come in the form of RFC 6750. */
  error: word,
  details: z
    .array(z.object({ issue: word }))
    .optional()
    .catch(undefined),
});

/** https://developer.paypal.com/api/rest/responses/: `name` says what, `details[].issue` why. */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  if (status < 400) return undefined;
  const failure = Failure.safeParse(body).data;
  const code =
    failure?.details?.find(({ issue }) => issue)?.issue ?? failure?.name ?? failure?.error;
  if (!code) return undefined;

  // The token has ended; whether the app still exists shows when the next one is asked for.
  if (status === 401) return { kind: 'credential_expired', code };
  if (status === 403) return { kind: 'scope_insufficient', code };
  if (status === 429) return { kind: 'rate_limited', code };
  // Our own earlier try is still being worked on, or something else holds the payment.
  if (status === 409 || code === 'PREVIOUS_REQUEST_IN_PROGRESS') {
    return { kind: 'vendor_error', code };
  }
  return { kind: status >= 500 ? 'vendor_error' : 'rejected', code };
}
