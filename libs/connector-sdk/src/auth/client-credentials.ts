import { grantedToken } from './granted-token.ts';
import { type TokenAddress, hostsOf, postTo, tokenAddress } from './token-address.ts';
import type { TokenGrant } from './token-grant.ts';

type Settings = Readonly<Record<string, unknown>>;
type FromSettings<T> = T | ((settings: Settings) => T);

export interface ClientCredentialsOptions {
  tokenUrl: TokenAddress;
  /** RFC 6749 section 2.3.1: `basic` in the header, `post` in the body. */
  authMethod: 'basic' | 'post';
  scope?: FromSettings<string>;
  /** Further parameters, such as `audience`. */
  params?: FromSettings<Readonly<Record<string, string>>>;
  /** How parameters travel; RFC 6749 says `form`. */
  body?: 'form' | 'json';
  /** Names of the fields; `client_id` and `client_secret` by default. */
  clientIdField?: string;
  clientSecretField?: string;
  /** Whatever else differs: `readError`, `lifetimeMs`, `hosts` for an address from the settings. */
  grant?: Partial<Omit<TokenGrant, 'request'>>;
}

/** RFC 6749 section 4.4: client id and secret buy access tokens. */
export function clientCredentials(options: ClientCredentialsOptions): TokenGrant {
  const { clientIdField = 'client_id', clientSecretField = 'client_secret' } = options;
  return {
    hosts: hostsOf(options.tokenUrl),
    address: (settings) => tokenAddress(options.tokenUrl, settings),
    read: grantedToken,
    ...options.grant,
    request: ({ credentials, settings }) => {
      const id = credentials[clientIdField] ?? '';
      const secret = credentials[clientSecretField] ?? '';
      const scope = resolve(options.scope, settings);
      const parameters = {
        grant_type: 'client_credentials',
        ...(scope && { scope }),
        ...resolve(options.params, settings),
        ...(options.authMethod === 'post' && { client_id: id, client_secret: secret }),
      };
      return postTo(tokenAddress(options.tokenUrl, settings), {
        ...(options.authMethod === 'basic' && { headers: { authorization: basic(id, secret) } }),
        ...(options.body === 'json' ? { json: parameters } : { form: parameters }),
      });
    },
  };
}

/** Id and secret are form encoded before they are joined (RFC 6749 section 2.3.1). */
function basic(id: string, secret: string): string {
  const pair = [id, secret].map((value) => new URLSearchParams({ v: value }).toString().slice(2));
  return `Basic ${Buffer.from(pair.join(':'), 'utf8').toString('base64')}`;
}

function resolve<T>(value: FromSettings<T> | undefined, settings: Settings): T | undefined {
  return typeof value === 'function' ? (value as (from: Settings) => T)(settings) : value;
}
