import type { ConnectorSummary } from '@patchbay/contracts/connector';

type Need = ConnectorSummary['auth_flows'][number] | 'oauth_manual' | 'oauth_own';

/** What one must have at hand before starting, one for each way to connect. */
export function needsOf(connector: Pick<ConnectorSummary, 'auth_flows' | 'fields'>): Need[] {
  return connector.auth_flows.map((flow) => {
    if (flow !== 'oauth') return flow;
    if (connector.fields.includes('refresh_token')) return 'oauth_manual';
    return connector.fields.includes('client_id') ? 'oauth_own' : 'oauth';
  });
}
