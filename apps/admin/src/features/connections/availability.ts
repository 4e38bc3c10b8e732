import type { SiteAccess } from '@patchbay/contracts/auth';
import type { Capability } from '@patchbay/contracts/capability';
import type { Connection } from '@patchbay/contracts/connection';
import { obstacleIn, type AccessObstacle } from '../../lib/capability.ts';
import { targetOf } from '../../lib/target-of.ts';

export const ACTIONS = [
  'reconnect', 'replace', 'test', 'pause', 'resume', 'refresh', 'scopes', 'settings', 'disconnect',
] as const; // prettier-ignore
export type ConnectionAction = (typeof ACTIONS)[number];

export type Obstacle =
  | AccessObstacle
  | {
      kind: 'state';
      reason:
        | 'only_active'
        | 'only_paused'
        | 'not_oauth'
        | 'no_refresh_token'
        | 'revoked'
        | 'scopes_fixed';
    };

const CAPABILITY: Record<ConnectionAction, Capability> = {
  reconnect: 'connections.edit',
  replace: 'connections.edit',
  test: 'connections.test',
  pause: 'connections.pause',
  resume: 'connections.pause',
  refresh: 'connections.refresh',
  scopes: 'connections.edit_scopes',
  settings: 'connections.edit',
  disconnect: 'connections.disconnect',
};

type Facts = Pick<Connection, 'id' | 'state' | 'auth_flow' | 'has_refresh_token' | 'family'>;

/**
 * Why an action is not offered now; null when it is. What the connection itself rules out comes
 * before what the role rules out: no role could change it.
 */
export function obstacleTo(
  action: ConnectionAction,
  connection: Facts,
  site: Pick<SiteAccess, 'rules'>,
): Obstacle | null {
  const reason = stateObstacle(action, connection);
  if (reason) return { kind: 'state', reason };
  return obstacleIn(site, CAPABILITY[action], targetOf(connection));
}

function stateObstacle(action: ConnectionAction, connection: Facts) {
  const { state, auth_flow, has_refresh_token } = connection;
  if (action === 'pause' && state !== 'active') return 'only_active';
  if (action === 'resume' && state !== 'paused') return 'only_paused';
  if (action === 'scopes' && auth_flow !== 'oauth') return 'scopes_fixed';
  if (action !== 'refresh') return null;
  if (!has_refresh_token) return auth_flow === 'oauth' ? 'no_refresh_token' : 'not_oauth';
  return state === 'auth_revoked' ? 'revoked' : null;
}
