import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

/** A number in the older version, the same as text in this one. */
const code = z
  .union([z.int(), z.string()])
  .transform(String)
  .pipe(z.string().regex(/^-?[0-9]{1,12}$/));

const Failure = z.object({ error: z.object({ code }) });

/** The session is over, or another node does not know it. */
const NO_SESSION = new Set(['301', '-301', '-1101']);

export function readError(response: VendorResponse): ErrorReading | undefined {
  const { status } = response;
  if (status < 400) return undefined;
  const told = Failure.safeParse(response.body).data?.error.code;
  if (!told) return undefined;
  if (status === 401 || NO_SESSION.has(told)) return { kind: 'credential_expired', code: told };
  if (status === 403) return { kind: 'scope_insufficient', code: told };
  if (status === 408 || status === 429) return undefined;
  return { kind: status >= 500 ? 'vendor_error' : 'rejected', code: told };
}
