import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectionAction } from './availability.ts';
import { healthKind } from './health-kind.ts';

/** What may be offered as the click that mends. */
export type Remedy = Exclude<ConnectionAction, 'pause' | 'disconnect'>;

type Facts = Pick<Connection, 'auth_flow' | 'health_reason' | 'last_test_outcome'>;

/** How new credentials get in: through the vendor's own page, or typed in here. */
export function renewal(
  connection: Pick<Connection, 'auth_flow'>,
  redirects: boolean,
): 'reconnect' | 'replace' {
  return connection.auth_flow === 'oauth' && redirects ? 'reconnect' : 'replace';
}

/** The click that mends a connection first, then what else may; empty while nothing is to mend. */
export function remediesFor(connection: Facts, redirects: boolean): Remedy[] {
  const renew = renewal(connection, redirects);
  switch (healthKind(connection)) {
    case null:
      return [];
    case 'paused':
      return ['resume'];
    case 'auth_expired':
    case 'auth_revoked':
    case 'credential_unreadable':
    case 'expiring_soon':
      return [renew];
    case 'permissions_refused':
      return renew === 'reconnect' ? ['scopes', 'test'] : ['test', 'replace'];
    case 'scopes_missing':
      return renew === 'reconnect' ? ['scopes'] : ['replace'];
    case 'refresh_failing':
      return ['refresh', renew];
    case 'network_trouble':
      return ['test', 'settings'];
    case 'secret_unavailable':
      return renew === 'replace' ? ['test', 'replace'] : ['test'];
    case 'breaker_open':
    case 'vendor_trouble':
    case 'recent_failures':
      return ['test'];
  }
}

/** What the click is called: asking anew for what was not granted is no change of scopes. */
export function remedyName(connection: Facts, remedy: Remedy): Remedy | 'ask_again' {
  return remedy === 'scopes' && healthKind(connection) === 'scopes_missing' ? 'ask_again' : remedy;
}
