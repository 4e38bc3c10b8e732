import type { IncomingHttpHeaders } from 'node:http';
import type { Account } from '../accounts.ts';
import type { Call } from './vendor.ts';

/** Whose credential came with a call, and what it may do. `scopes` null means everything. */
export interface Caller {
  account: Account;
  scopes: string[] | null;
  credential: string;
}

export type CredentialState = 'valid' | 'expired' | 'revoked' | 'unknown' | 'missing';

export interface Credential {
  state: CredentialState;
  caller: Caller | undefined;
  /** Seconds since the epoch, for vendors that say how long ago a token expired. */
  expiresAt: number | null;
}

export const MISSING: Credential = { state: 'missing', caller: undefined, expiresAt: null };

/** The bearer of a request, also in the form `OAuth <token>` that Mailchimp documents. */
export function bearerOf(headers: IncomingHttpHeaders): string | undefined {
  const match = /^(?:bearer|oauth)\s+(\S+)$/i.exec(headers.authorization ?? '');
  return match?.[1];
}

export function basicOf(
  headers: IncomingHttpHeaders,
): { username: string; password: string } | undefined {
  const match = /^basic\s+([A-Za-z0-9+/=]+)$/i.exec(headers.authorization ?? '');
  if (!match) return undefined;
  const text = Buffer.from(match[1]!, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon === -1) return undefined;
  return { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** An OAuth access token, or an API key of this vendor sent as a bearer. */
export function bearerCredential(call: Call, token = bearerOf(call.headers)): Credential {
  if (!token) return MISSING;
  const key = keyCredential(call, token);
  if (key.state !== 'unknown' || !call.authority) return key;
  const found = call.authority.inspect(token);
  const account = call.accounts.get(found.account ?? '');
  return {
    state: account ? found.state : 'unknown',
    caller: account && { account, scopes: found.scopes, credential: token },
    expiresAt: found.expiresAt,
  };
}

export function keyCredential(call: Call, key: string | undefined): Credential {
  if (!key) return MISSING;
  const found = call.keys.find(call.vendor.slug, key);
  const account = found && call.accounts.get(found.account);
  if (!account) return { state: 'unknown', caller: undefined, expiresAt: null };
  return {
    state: found.state,
    caller: { account, scopes: found.scopes, credential: key },
    expiresAt: null,
  };
}

/** Which of the scopes the caller lacks; all of them are needed. */
export function lacking(caller: Caller, needed: readonly string[]): string[] {
  if (caller.scopes === null) return [];
  const held = new Set(caller.scopes);
  return needed.filter((scope) => !held.has(scope));
}
