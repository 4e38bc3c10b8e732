import type { AuthFlow } from '@patchbay/core/auth-flow';
import { bearerChallenge } from './bearer-challenge.ts';
import { defaultReading } from './default-reading.ts';
import type { Connector } from './definition.ts';
import type { ErrorReading } from './error-reading.ts';
import type { VendorResponse } from './request.ts';
import { saysExpired } from './says-expired.ts';

/**
 * What is wrong with an answer, or `undefined` when nothing is. The connector is asked first, even
 * about a 2xx; then the standards' own words; then the status code speaks for itself.
 */
export function readAnswer(
  connector: Pick<Connector, 'readError'>,
  flow: AuthFlow,
  response: VendorResponse,
): ErrorReading | undefined {
  // Without its body an answer has only its status to speak for it.
  const own = response.cut ? undefined : connector.readError?.(response);
  if (own) return own;
  const plain = defaultReading(response.status, flow);
  if (!plain) return undefined;
  if (flow === 'oauth') return bearerChallenge(response) ?? plain;
  if (plain.kind === 'credential_revoked' && saysExpired(response)) {
    return { ...plain, kind: 'credential_expired' };
  }
  return plain;
}
