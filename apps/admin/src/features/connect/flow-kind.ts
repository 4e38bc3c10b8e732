import type { ConnectorFlow } from '@patchbay/contracts/connector';

/** OAuth without a trip to the vendor reads differently from OAuth with one. */
export function flowKind(flow: ConnectorFlow) {
  return flow.auth_flow === 'oauth' && !flow.redirect ? 'oauth_manual' : flow.auth_flow;
}
