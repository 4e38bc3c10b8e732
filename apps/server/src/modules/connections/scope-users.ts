import type { ConnectionScopes } from '@patchbay/contracts/connection';
import type { Connector } from '@patchbay/connector-sdk/definition';

type Users = ConnectionScopes['offered'][number]['required_by'];

/** A module that says which scopes its use of the connection needs. */
export interface ScopedUsage {
  module: string;
  scopes: readonly string[];
}

/** Who needs a scope: the connector's actions, its test call, and modules that said so; each once. */
export function scopeUsers(
  connector: Pick<Connector, 'actions' | 'test'>,
  usages: readonly ScopedUsage[],
  scope: string,
): Users {
  const actions = Object.entries(connector.actions)
    .filter(([, action]) => action.scopes?.includes(scope))
    .map(([name]) => ({ kind: 'action' as const, name }));
  const tested = connector.test.requiredScopes?.includes(scope);
  const modules = usages.filter((usage) => usage.scopes.includes(scope));
  return [
    ...actions,
    ...(tested ? [{ kind: 'test' as const, name: 'test' }] : []),
    ...[...new Set(modules.map(({ module }) => module))].map((name) => ({
      kind: 'module' as const,
      name,
    })),
  ];
}
