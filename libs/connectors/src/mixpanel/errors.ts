import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Refused = z.object({
  failed_records: z.array(z.object({ field: z.string().regex(/^[\w.$-]{1,80}$/) })).min(1),
});

/**
 * `{code, error, status}` in prose, and for events the fields that failed:
 * https://docs.mixpanel.com/reference/import-events
 */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  const field = Refused.safeParse(body).data?.failed_records[0]?.field;
  if (field && status < 500) return { kind: 'rejected', code: field };
  // Service accounts may end on a day; an ended one is answered as an unknown one.
  if (status === 401) return { kind: 'credential_revoked' };
  return undefined;
}
