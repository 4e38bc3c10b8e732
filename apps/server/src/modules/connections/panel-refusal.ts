import type { ErrorReading } from '@patchbay/connector-sdk/error-reading';
import { ProblemError, conflict } from '../../platform/errors/problem.ts';
import { foreignText } from '../../platform/database/storable.ts';
import type { OutboundError } from '../../platform/outbound/outbound-error.ts';
import { scopeInsufficient } from './connection.service.ts';

/** What an operator hears when the vendor refuses a panel's read: whose turn it is, never its prose. */
export function panelRefusal(
  reading: ErrorReading,
  status: number,
  vendor: string,
  needed: readonly string[],
): ProblemError {
  const code = foreignText(reading.code ?? String(status), 100);
  const extra = { vendor_code: code };
  switch (reading.kind) {
    case 'scope_insufficient':
      return scopeInsufficient(reading.missingScopes ?? [...needed]);
    case 'credential_expired':
    case 'credential_revoked':
      return conflict(
        'credential_refused',
        `${vendor} did not accept the credential. Test the connection to see why.`,
        extra,
      );
    case 'rejected':
      return new ProblemError(422, 'vendor_refused', `${vendor} refused this (${code}).`, {
        extra,
      });
    case 'rate_limited':
    case 'vendor_error':
      return vendorTrouble(vendor, code);
  }
}

/** The vendor's trouble, or an answer nobody expected. */
export function vendorTrouble(vendor: string, code: string): ProblemError {
  return new ProblemError(502, 'vendor_error', `${vendor} has trouble just now (${code}).`, {
    extra: { vendor_code: code },
  });
}

export function vendorSilent(error: OutboundError, vendor: string): ProblemError {
  const status = error.code === 'timeout' ? 504 : 502;
  return new ProblemError(status, 'vendor_unreachable', `${vendor} gave no answer.`, {
    cause: error,
    extra: { reason: error.code },
  });
}
