import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Answer = z.object({
  status: z.enum([
    'OK', 'ZERO_RESULTS', 'OVER_DAILY_LIMIT', 'OVER_QUERY_LIMIT', 'REQUEST_DENIED',
    'INVALID_REQUEST', 'UNKNOWN_ERROR',
  ]), // prettier-ignore
  error_message: z.string().optional().catch(undefined),
});

/**
 * Errors come with 200 and a word in the body.
 * https://developers.google.com/maps/documentation/geocoding/requests-geocoding#StatusCodes and
 * https://developers.google.com/maps/faq#troubleshooting
 */
export function readError({ body }: VendorResponse): ErrorReading | undefined {
  const answer = Answer.safeParse(body).data;
  if (!answer) return undefined;
  const { status: code, error_message: message } = answer;
  switch (code) {
    case 'OK':
    case 'ZERO_RESULTS':
      return undefined;
    case 'OVER_QUERY_LIMIT':
      return { kind: 'rate_limited', code };
    case 'UNKNOWN_ERROR':
      return { kind: 'vendor_error', code };
    case 'REQUEST_DENIED':
      return { kind: denied(message ?? ''), code };
    // A missing key, billing that is not switched on, a budget that is used up: a person must act.
    case 'OVER_DAILY_LIMIT':
    case 'INVALID_REQUEST':
      return { kind: 'rejected', code };
  }
}

/** There is one word for all; only the sentence beside it tells them apart. */
function denied(message: string): ErrorReading['kind'] {
  if (/key is expired/i.test(message)) return 'credential_expired';
  if (/key is invalid/i.test(message)) return 'credential_revoked';
  if (/not authorized|referer restrictions/i.test(message)) return 'scope_insufficient';
  return 'rejected';
}
