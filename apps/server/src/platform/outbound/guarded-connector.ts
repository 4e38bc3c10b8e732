import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { SecureContext } from 'node:tls';
import { buildConnector } from 'undici';
import { mayConnect } from './address-check.ts';
import type { Cidr } from './cidr.ts';
import { ConnectError, toConnectError } from './connect-error.ts';
import { guardedLookup } from './guarded-lookup.ts';
import type { ResolveAll } from './guarded-lookup.ts';

export interface ConnectorOptions {
  allow: readonly Cidr[];
  timeoutMs: number;
  /** Exempt from the address check: a stand-in vendor on this machine, outside production. */
  exempt: boolean;
  resolveAll?: ResolveAll | undefined;
  /** Further certificate authorities, PEM. */
  ca?: string | undefined;
  /** With a certificate of the client's own; holds `ca` itself. */
  secureContext?: SecureContext | undefined;
}

const EVERYTHING = { contains: () => true, text: '' };

/**
 * Opens sockets for a pool, to checked addresses only. A host that is an address itself is checked
 * here, since sockets resolve names only; a name is checked by its resolver.
 */
export function guardedConnector(options: ConnectorOptions): buildConnector.connector {
  const allow = options.exempt ? [EVERYTHING] : options.allow;
  const connect = buildConnector({
    timeout: options.timeoutMs,
    lookup: guardedLookup(options.resolveAll ?? systemResolver, allow),
    autoSelectFamily: true,
    ...(options.ca !== undefined && { ca: options.ca }),
    ...(options.secureContext && { secureContext: options.secureContext }),
  });
  return (target, callback) => {
    if (isIP(target.hostname) !== 0 && !mayConnect(target.hostname, target.hostname, allow)) {
      // Not at once: the pool expects an answer after this call has returned.
      process.nextTick(callback, new ConnectError('address_refused'), null);
      return;
    }
    connect(target, (...[error, socket]: Parameters<buildConnector.Callback>) => {
      if (error) callback(toConnectError(error, target.protocol), null);
      else callback(null, socket);
    });
  };
}

function systemResolver(hostname: string): ReturnType<ResolveAll> {
  return lookup(hostname, { all: true, verbatim: true });
}
