import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const Failure = z.object({
  errors: z.array(z.object({ code: z.string().regex(/^[\w.-]{1,80}$/) })).min(1),
});

/** https://developers.activecampaign.com/reference/errors */
export function readError({ status, body }: VendorResponse): ErrorReading | undefined {
  if (status < 400) return undefined;
  const code = Failure.safeParse(body).data?.errors[0]?.code;
  const coded = code ? { code } : {};
  if (status === 429) return { kind: 'rate_limited', ...coded };
  // 403 covers a wrong key and a user without the right; work is held for either, not given up.
  if (status === 401 || status === 403) return { kind: 'credential_revoked', ...coded };
  // 402: the account's plan or its payment.
  if (status < 500) return { kind: 'rejected', ...coded };
  return { kind: 'vendor_error', ...coded };
}
