import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { readError as readGoogleError } from '../_google/errors.ts';

const Failure = z.object({ error: z.object({ message: z.string() }) });

/**
 * A key that is wrong is an invalid argument here, and one that was found in public a missing
 * permission: https://ai.google.dev/gemini-api/docs/troubleshooting
 */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const reading = readGoogleError(response);
  if (!reading) return undefined;
  const code = reading.code ? { code: reading.code } : {};
  const message = Failure.safeParse(response.body).data?.error.message ?? '';
  if (reading.code === 'API_KEY_INVALID') {
    const expired = /key expired/i.test(message);
    return { kind: expired ? 'credential_expired' : 'credential_revoked', ...code };
  }
  // A key is no token that could be renewed.
  if (response.status === 401) return { kind: 'credential_revoked', ...code };
  if (response.status !== 403 || reading.kind !== 'rejected') return reading;
  if (/reported as leaked|suspended/i.test(message)) return { kind: 'credential_revoked', ...code };
  return { kind: 'scope_insufficient', ...code };
}
