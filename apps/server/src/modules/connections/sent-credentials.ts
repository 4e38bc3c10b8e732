import type { AuthMethod } from '@patchbay/connector-sdk/definition';
import type { Credentials, VendorTarget } from './vendor-target.ts';

type Holder = Pick<VendorTarget, 'credentials' | 'connection'>;

/** Asked at every call, and never different for the same credential. */
const known = new WeakMap<Credentials, Credentials>();

/** Secrets that travel beside an OAuth token. */
export function hasOwnFields(method: AuthMethod): boolean {
  return method.flow === 'oauth' && method.fields !== undefined;
}

/**
 * What of a stored credential a call leaves with: all of it, but for OAuth the token and what goes
 * beside it. The client's secret is for the token address.
 */
export function holderOf(target: VendorTarget): Holder {
  const { method, credentials, connection } = target;
  if (method.flow !== 'oauth' || !method.fields) return target;
  const sent = known.get(credentials) ?? partOf(credentials, Object.keys(method.fields.shape));
  known.set(credentials, sent);
  return { credentials: sent, ...(connection && { connection }) };
}

function partOf(credentials: Credentials, beside: readonly string[]): Credentials {
  return credentials.map((values) =>
    Object.fromEntries(
      Object.entries(values).filter(([name]) => name === 'access_token' || beside.includes(name)),
    ),
  );
}
