import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { mayConnect } from './address-check.ts';
import type { Cidr } from './cidr.ts';
import { ConnectError } from './connect-error.ts';

/** Resolves a name to every address it has; `dns.promises.lookup` with `all` is one. */
export type ResolveAll = (hostname: string) => Promise<LookupAddress[]>;

/**
 * A resolver for sockets that gives only addresses that may be dialled. The socket dials what it is
 * given here and asks no second time, so a name that resolves differently a moment later gains
 * nothing (DNS rebinding).
 */
export function guardedLookup(resolveAll: ResolveAll, allow: readonly Cidr[]): LookupFunction {
  return (hostname, options, callback) => {
    resolveAll(hostname).then(
      (addresses) => {
        const allowed = addresses.filter(({ address }) => mayConnect(hostname, address, allow));
        const first = allowed[0];
        if (!first) return callback(refusal(addresses), '');
        return options.all ? callback(null, allowed) : callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) =>
        callback(new ConnectError('dns_failed', { cause: error }), ''),
    );
  };
}

function refusal(addresses: readonly LookupAddress[]): ConnectError {
  return new ConnectError(addresses.length === 0 ? 'dns_failed' : 'address_refused');
}
