import type { AttemptVerdict } from '@patchbay/core/attempt-verdict';
import type { AuthFlow } from '@patchbay/core/auth-flow';
import type { Connector } from './definition.ts';
import type { ErrorReading } from './error-reading.ts';
import { readAnswer } from './read-answer.ts';
import type { VendorResponse } from './request.ts';

export interface AttemptReading {
  verdict: AttemptVerdict;
  /** The vendor's own code, else the status code, else `network_error`; absent when delivered. */
  errorCode?: string;
  /** What the answer meant; absent when delivered and when no answer came. */
  reading?: ErrorReading;
}

const VERDICTS: Readonly<Record<ErrorReading['kind'], AttemptVerdict>> = {
  credential_expired: 'unauthorized',
  credential_revoked: 'unauthorized',
  scope_insufficient: 'rejected',
  rate_limited: 'retry',
  vendor_error: 'retry',
  rejected: 'rejected',
};

/**
 * What one delivery attempt came to.
 *
 * @param response `null` when no answer came at all
 */
export function readAttempt(
  connector: Pick<Connector, 'readError'>,
  flow: AuthFlow,
  response: VendorResponse | null,
): AttemptReading {
  if (response === null) return { verdict: 'retry', errorCode: 'network_error' };
  const reading = readAnswer(connector, flow, response);
  if (!reading) return { verdict: 'delivered' };
  const errorCode = reading.code ?? String(response.status);
  return { verdict: VERDICTS[reading.kind], errorCode, reading };
}
