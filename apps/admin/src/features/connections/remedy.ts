import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectionAction } from './availability.ts';

type Facts = Pick<Connection, 'state' | 'auth_flow'>;

/** How new credentials get in: through the vendor's own page, or typed in here. */
export function renewal(
  connection: Pick<Connection, 'auth_flow'>,
  redirects: boolean,
): 'reconnect' | 'replace' {
  return connection.auth_flow === 'oauth' && redirects ? 'reconnect' : 'replace';
}

/** The one click that mends a connection; null while there is nothing to mend. */
export function remedyFor(connection: Facts, redirects: boolean): ConnectionAction | null {
  switch (connection.state) {
    case 'active':
      return null;
    case 'paused':
      return 'resume';
    case 'error':
      return 'test';
    case 'auth_expired':
    case 'auth_revoked':
      return renewal(connection, redirects);
  }
}
