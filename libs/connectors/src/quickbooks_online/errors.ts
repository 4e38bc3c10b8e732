import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const code = z.string().regex(/^[0-9]{1,10}$/);
const Failure = z.object({ Fault: z.object({ Error: z.array(z.object({ code })).min(1) }) });
/** The gate before the service writes the same in small letters. */
const GateFailure = z.object({ fault: z.object({ error: z.array(z.object({ code })).min(1) }) });

/** https://developer.intuit.com/app/developer/qbo/docs/develop/troubleshooting/error-codes */
const KINDS: Readonly<Record<string, ErrorReading['kind']>> = {
  // The token is no longer valid, and a refresh tells whether the grant is.
  '3200': 'credential_expired',
  // The company no longer lets the application in.
  '3100': 'credential_revoked',
  '3201': 'credential_revoked',
  // The user who connected may not do this.
  '5020': 'scope_insufficient',
  '3001': 'rate_limited',
  '10000': 'vendor_error',
};

/** Faults come inside 200, too. */
export function readError(response: VendorResponse): ErrorReading | undefined {
  const { status, body } = response;
  const told =
    Failure.safeParse(body).data?.Fault.Error[0]?.code ??
    GateFailure.safeParse(body).data?.fault.error[0]?.code;
  if (!told) return undefined;
  const number = String(Number(told));
  const kind = KINDS[number];
  if (kind) return { kind, code: number };
  if (status === 401 || status === 403) return undefined;
  if (status === 429) return { kind: 'rate_limited', code: number };
  return { kind: status >= 500 ? 'vendor_error' : 'rejected', code: number };
}
