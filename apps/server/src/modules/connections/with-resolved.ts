import { isReference } from '../../platform/secrets/secret-reference.ts';
import { SecretUnavailableError } from '../../platform/secrets/secret-unavailable.ts';
import type { CredentialOpener } from './credential-opener.service.ts';
import { TokenEndpointError } from './token-set.ts';
import type { ResolvedCredentials, VendorTarget } from './vendor-target.ts';

/**
 * Runs an exchange with the values behind its references; once more when it was refused and a secret
 * was rotated in its store meanwhile. A store that gives no answer says nothing about the grant.
 *
 * @throws TokenEndpointError
 */
export async function withResolved<T>(
  opener: CredentialOpener,
  holder: Pick<VendorTarget, 'credentials' | 'connection'>,
  exchange: (resolved: ResolvedCredentials) => Promise<T>,
): Promise<T> {
  const used = await readable(opener.open(holder));
  try {
    return await exchange(used);
  } catch (error) {
    const hasReference = Object.values(holder.credentials.reveal()).some(isReference);
    if (!isRefusal(error) || !hasReference) throw error;
    const renewed = await readable(opener.renewed(holder, used));
    if (!renewed) throw error;
    return exchange(renewed);
  }
}

function isRefusal(error: unknown): boolean {
  if (!(error instanceof TokenEndpointError)) return false;
  return error.failure !== 'vendor_error' && error.failure !== 'network_error';
}

async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof SecretUnavailableError)) throw error;
    throw new TokenEndpointError('network_error', error.code, { cause: error });
  }
}
