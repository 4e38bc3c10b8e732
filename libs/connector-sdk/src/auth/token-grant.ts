import type { VendorRequest, VendorResponse } from '../request.ts';

type Values = Readonly<Record<string, string>>;
type Settings = Readonly<Record<string, unknown>>;

export interface GrantContext {
  /** What the operator typed, every reference resolved. */
  credentials: Values;
  settings: Settings;
  /** Epoch milliseconds. */
  now: number;
}

export interface GrantedToken {
  accessToken: string;
  /** Absent where the vendor does not say: `lifetimeMs` then. */
  expiresInMs?: number;
  /** Where the answer tells them. */
  scopes?: readonly string[];
  /** Facts the answer tells, such as the account's host; merged into the settings. */
  facts?: Readonly<Record<string, unknown>>;
}

/** What a refused token request means. `client_refused`: what the operator typed is wrong. */
export type GrantRefusal = 'expired' | 'revoked' | 'client_refused' | 'vendor_error';

/**
 * A stored credential that buys short-lived access tokens: client credentials (RFC 6749 section
 * 4.4), a signed assertion (RFC 7523), a vendor's own session. The server asks, keeps the token
 * encrypted as the credential `access_token`, and asks anew before it ends, once for all processes.
 */
export interface TokenGrant {
  /** Sent without injection: it carries the credential itself. Nothing of it is logged. */
  request: (context: GrantContext) => VendorRequest | Promise<VendorRequest>;
  /** `undefined` when the answer holds no token. */
  read: (response: VendorResponse) => GrantedToken | undefined;
  /** Of an answer without a token; by default RFC 6749 section 5.2, then the status. */
  readError?: (response: VendorResponse) => GrantRefusal | undefined;
  /** How long a token lives where the vendor does not say, in milliseconds; default one hour. */
  lifetimeMs?: number;
  /** Asks anew so long before the end, instead of the platform's margin. */
  marginMs?: number;
  /**
   * Where the token is asked for, when only settings decide it: settings that lead it elsewhere then
   * need the credential anew. Without it the request is asked.
   */
  address?: (settings: Settings) => string;
  /** Hosts the token is asked at, where they are not the connector's own. */
  hosts?: readonly string[];
}
