import { createPrivateKey, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { RequestBuildError } from '../request-build-error.ts';
import { grantedToken } from './granted-token.ts';
import { type TokenAddress, hostsOf, postTo, tokenAddress } from './token-address.ts';
import type { TokenGrant } from './token-grant.ts';

type Values = Readonly<Record<string, string>>;
type Settings = Readonly<Record<string, unknown>>;

export interface JwtBearerOptions {
  tokenUrl: TokenAddress;
  /** The field that holds the private key as PEM text, or how to take that out of the fields. */
  key: string | ((credentials: Values) => string);
  /**
   * `iss`, `sub`, `scope` and the like. `aud` is the token address unless given; `iat` and `exp` are
   * added.
   */
  claims: (credentials: Values, settings: Settings) => Record<string, unknown>;
  /** RFC 7518 section 3.1. */
  algorithm?: 'RS256' | 'ES256';
  /** `kid` of the assertion's header, where the vendor wants it. */
  keyId?: (credentials: Values, settings: Settings) => string | undefined;
  /** How long the assertion holds, in seconds; default 180, the shortest that vendors ask for. */
  assertionLifetimeS?: number;
  /** Further parameters of the token request. */
  params?: Readonly<Record<string, string>>;
  /** Whatever else differs: `readError`, `lifetimeMs`, `hosts` for an address from the settings. */
  grant?: Partial<Omit<TokenGrant, 'request'>>;
}

/**
 * RFC 7523 section 2.1: an assertion signed with the stored key buys access tokens.
 *
 * @throws RequestBuildError from `request`, when what should hold the key does not
 */
export function jwtBearer(options: JwtBearerOptions): TokenGrant {
  const { algorithm = 'RS256', assertionLifetimeS = 180 } = options;
  return {
    hosts: hostsOf(options.tokenUrl),
    address: (settings) => tokenAddress(options.tokenUrl, settings),
    read: grantedToken,
    ...options.grant,
    request: async ({ credentials, settings, now }) => {
      const address = tokenAddress(options.tokenUrl, settings);
      const issuedAt = Math.floor(now / 1000);
      const kid = options.keyId?.(credentials, settings);
      const assertion = await new SignJWT({
        aud: address,
        ...options.claims(credentials, settings),
      })
        .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...(kid && { kid }) })
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + assertionLifetimeS)
        .sign(privateKey(options.key, credentials, algorithm));
      return postTo(address, {
        form: {
          grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
          assertion,
          ...options.params,
        },
      });
    },
  };
}

const KEY_TYPES = { RS256: 'rsa', ES256: 'ec' } as const;

function privateKey(
  key: JwtBearerOptions['key'],
  credentials: Values,
  algorithm: 'RS256' | 'ES256',
): KeyObject {
  const field = typeof key === 'string' ? key : 'private_key';
  const found = parsed(typeof key === 'string' ? (credentials[key] ?? '') : key(credentials));
  if (!found) throw new RequestBuildError(field, 'holds no private key in PEM form');
  if (found.asymmetricKeyType === KEY_TYPES[algorithm]) return found;
  const type = KEY_TYPES[algorithm].toUpperCase();
  throw new RequestBuildError(field, `must be a private key of type ${type}`);
}

/** PKCS #8, PKCS #1 or SEC 1. What the library says of a key that is none may repeat it. */
function parsed(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
