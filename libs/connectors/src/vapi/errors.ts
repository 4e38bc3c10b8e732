import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({ statusCode: z.int(), error: z.string().max(60) });

/** `{message, error, statusCode}`, where `error` is the status in words; there are no codes. */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  if (status < 400) return undefined;
  const failure = Failure.safeParse(body).data;
  const code = failure?.error.trim().toLowerCase().replaceAll(' ', '_');
  if (!code || !/^[a-z_]{1,60}$/.test(code)) return undefined;
  if (status === 401) return { kind: 'credential_revoked', code };
  if (status === 403) return { kind: 'scope_insufficient', code };
  if (status === 429) return { kind: 'rate_limited', code };
  return { kind: status >= 500 ? 'vendor_error' : 'rejected', code };
}
