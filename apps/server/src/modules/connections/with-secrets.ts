import { Secret } from '../../platform/logging/secret.ts';
import type { StoredValue } from '../../platform/secrets/secret-reference.ts';
import type { CredentialOpener } from './credential-opener.service.ts';
import type { VendorTarget } from './vendor-target.ts';
import { withResolved } from './with-resolved.ts';

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
 * As `withResolved`, for an OAuth client's secret and a token.
 *
 * @throws TokenEndpointError
 */
export function withSecrets<T>(
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
  return withResolved(opener, holder, (resolved) => {
    const { client_secret = '', refresh_token = '' } = resolved.reveal();
    return exchange({ clientSecret: client_secret, token: refresh_token });
  });
}
