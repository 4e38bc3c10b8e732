import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({ error: z.object({ code: z.string().regex(/^[\w./-]{1,100}$/) }) });

/** Errors of OData 2.0 and 4.0 alike; their codes are message classes, such as /IWBEP/CM_MGW_RT/020. */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const { status, headers, body } = response;
  if (status < 400) return undefined;
  // The token against forged requests was too old; it says nothing of the user.
  if (status === 403 && /^required$/i.test(headers['x-csrf-token'] ?? '')) {
    return { kind: 'vendor_error', code: 'csrf_token_required' };
  }
  const code = Failure.safeParse(body).data?.error.code;
  if (!code || [401, 403, 408, 425, 429].includes(status)) return undefined;
  // Locked while somebody works on it.
  if (status >= 500 || status === 423) return { kind: 'vendor_error', code };
  return { kind: 'rejected', code };
}
