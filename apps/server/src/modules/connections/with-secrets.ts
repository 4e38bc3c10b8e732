import { Secret } from '../../platform/logging/secret.ts';
import { type StoredValue, isReference } from '../../platform/secrets/secret-reference.ts';
import { SecretUnavailableError } from '../../platform/secrets/secret-unavailable.ts';
import type { CredentialOpener } from './credential-opener.service.ts';
import { TokenEndpointError } from './token-set.ts';
import type { VendorTarget } from './vendor-target.ts';

/** What an exchange with a token address needs in the clear. */
export interface ExchangeSecrets {
  clientSecret: string;
  /** Empty when the exchange brings none. */
  token: string;
}

export interface StoredSecrets {
  clientSecret: Secret<StoredValue>;
  token?: Secret<StoredValue> | undefined;
  /** Whose they are, when they are a stored connection's. */
  connection?: VendorTarget['connection'];
}

/**
 * Runs an exchange with the values behind its references; once more when it was refused and a secret
 * was rotated in its store meanwhile. A store that gives no answer says nothing about the grant.
 *
 * @throws TokenEndpointError
 */
export async function withSecrets<T>(
  opener: CredentialOpener,
  stored: StoredSecrets,
  exchange: (secrets: ExchangeSecrets) => Promise<T>,
): Promise<T> {
  const fields = {
    client_secret: stored.clientSecret.reveal(),
    refresh_token: stored.token?.reveal() ?? '',
  };
  const { connection } = stored;
  const holder = { credentials: Secret.of(fields), ...(connection && { connection }) };
  const run = (resolved: Secret<Readonly<Record<string, string>>>) => {
    const { client_secret = '', refresh_token = '' } = resolved.reveal();
    return exchange({ clientSecret: client_secret, token: refresh_token });
  };
  const used = await readable(opener.open(holder));
  try {
    return await run(used);
  } catch (error) {
    if (!isRefusal(error) || !Object.values(fields).some(isReference)) throw error;
    const renewed = await readable(opener.renewed(holder, used));
    if (!renewed) throw error;
    return run(renewed);
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
