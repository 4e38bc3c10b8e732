import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({
  error: z.object({
    error_name: z.string().regex(/^[a-z_]{1,60}$/),
    error_msg: z.string().catch(''),
  }),
});

/** `{error: {error_name, error_msg}}`: https://developers.hellosign.com/api/reference/warnings-and-errors/ */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const { status } = response;
  if (status < 400) return undefined;
  const failure = Failure.safeParse(response.body).data?.error;
  if (!failure) return undefined;
  const code = failure.error_name;
  // A key and a token are refused alike; which of them it was decides what the refusal means.
  if (status === 401) return undefined;
  if (status === 429 || code === 'exceeded_rate') return { kind: 'rate_limited', code };
  // Documents that are being prepared are refused with 409 until they are.
  if (status >= 500 || status === 409 || code === 'maintenance')
    return { kind: 'vendor_error', code };
  if (status !== 403) return { kind: 'rejected', code };
  // The same 403 stands for a plan that does not have the feature, which no scope mends.
  const byPlan = /\b(?:paid|plan|upgrade)\b/i.test(failure.error_msg);
  return { kind: byPlan ? 'rejected' : 'scope_insufficient', code };
}
