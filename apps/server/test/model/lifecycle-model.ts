/**
 * What the Integrations reference says of a connection's state, written down a second time and apart
 * from the server's table, so that the two can be compared.
 */
export type State = 'active' | 'paused' | 'auth_expired' | 'auth_revoked' | 'error';

/** How the grant stands at the vendor. `stale`: the access token has ended, refreshing still works. */
export type GrantAtVendor = 'live' | 'stale' | 'expired' | 'revoked';
export type Trouble = 'none' | 'status' | 'cut';

export interface Model {
  state: State;
  grant: GrantAtVendor;
  trouble: Trouble;
  /** Deliveries that wait for the connection, and those that arrived. */
  held: number[];
  delivered: number[];
  /** Every change of state so far, oldest first. */
  changes: { from: State; to: State }[];
}

export type Outcome =
  | 'connected'
  | 'credential_expired'
  | 'credential_revoked'
  | 'vendor_error'
  | 'network_error';

/** What a test call, with the refresh it may need, finds out. */
export function outcomeOf({ trouble, grant }: Model): Outcome {
  if (trouble === 'status') return 'vendor_error';
  if (trouble === 'cut') return 'network_error';
  if (grant === 'expired') return 'credential_expired';
  return grant === 'revoked' ? 'credential_revoked' : 'connected';
}

/** Where a test leads: an outage says nothing about a credential, and pausing is the operator's word. */
export function afterTest(state: State, outcome: Outcome): State {
  if (state === 'paused') return 'paused';
  if (outcome === 'connected') return 'active';
  if (outcome === 'credential_revoked') return 'auth_revoked';
  if (outcome === 'credential_expired') {
    return state === 'auth_revoked' ? 'auth_revoked' : 'auth_expired';
  }
  return state === 'active' || state === 'error' ? 'error' : state;
}

/** Moves the model, and with it what waits: whatever is held goes out as soon as the state is active. */
export function move(model: Model, to: State): void {
  if (to !== model.state) model.changes.push({ from: model.state, to });
  model.state = to;
  if (to !== 'active') return;
  model.delivered.push(...model.held.splice(0));
}

/** A test or refresh that reached the vendor has also mended a stale access token. */
export function refreshed(model: Model): void {
  if (model.trouble === 'none' && model.grant === 'stale') model.grant = 'live';
}
