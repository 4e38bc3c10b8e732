import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({ detail: z.string() });

const REFUSED = new Set([400, 404, 422]);

/**
 * `{instance, detail, title, message, status}`; what went wrong is a number before the words of
 * `detail`, as `8003: Account not allowed for this service`. Everything else is told by the status.
 * https://developer.dhl.com/api-reference/dhl-express-mydhl-api
 */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  if (!REFUSED.has(status)) return undefined;
  const [, code] = /^\s*(\d{3,6})\s*:/.exec(Failure.safeParse(body).data?.detail ?? '') ?? [];
  return code ? { kind: 'rejected', code } : undefined;
}
