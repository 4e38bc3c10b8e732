import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';

const text = z.string().max(2000).optional().catch(undefined);

/** Of the gate before the service, and of the service itself. */
const Failure = z.object({
  Detail: text,
  Type: z
    .string()
    .regex(/^[A-Za-z]{1,100}$/)
    .optional()
    .catch(undefined),
});

const flag = z.boolean().optional().catch(undefined);
const marked = z
  .array(z.object({ HasErrors: flag, HasValidationErrors: flag }))
  .optional()
  .catch(undefined);
const Written = z.object({ Contacts: marked, Invoices: marked });

/** https://developer.xero.com/documentation/api/accounting/responsecodes */
export function readError(response: VendorResponse): ErrorReading | undefined {
  if (response.status < 400) return insideSuccess(response);
  const { Detail: detail = '', Type: type } = Failure.safeParse(response.body).data ?? {};
  switch (response.status) {
    case 401:
      return unauthorized(detail);
    case 403:
      // The organisation no longer lets the application in, whatever the token says.
      if (!/^AuthenticationUnsuccessful/.test(detail)) return undefined;
      return { kind: 'credential_revoked', code: 'AuthenticationUnsuccessful' };
    case 429:
      return { kind: 'rate_limited', code: problemIn(response) };
  }
  if (!type || response.status === 408) return undefined;
  return { kind: response.status >= 500 ? 'vendor_error' : 'rejected', code: type };
}

function unauthorized(detail: string): ErrorReading | undefined {
  if (/^TokenExpired/.test(detail)) return { kind: 'credential_expired', code: 'TokenExpired' };
  if (/^AuthorizationUnsuccessful/.test(detail)) {
    return { kind: 'scope_insufficient', code: 'AuthorizationUnsuccessful' };
  }
  return undefined;
}

/** Which of the limits it was: minute, day, concurrent or appminute. */
function problemIn({ headers }: VendorResponse): string {
  const problem = headers['x-rate-limit-problem'] ?? '';
  return /^[a-z]{1,20}$/i.test(problem) ? `${problem.toLowerCase()}_limit` : '429';
}

function insideSuccess({ status, body }: VendorResponse): ErrorReading | undefined {
  // Nobody lets the application in any more: a grant without organisations.
  if (status === 200 && Array.isArray(body) && body.length === 0) {
    return { kind: 'credential_revoked', code: 'no_organisation' };
  }
  const { Contacts: contacts = [], Invoices: invoices = [] } = Written.safeParse(body).data ?? {};
  const wrong = [...contacts, ...invoices].some((one) => one.HasErrors || one.HasValidationErrors);
  return wrong ? { kind: 'rejected', code: 'ValidationException' } : undefined;
}
