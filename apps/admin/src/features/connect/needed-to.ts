import type { ConnectorDetail } from '@patchbay/contracts/connector';

/** Titles of the actions that cannot do without a scope. */
export function neededTo({ actions }: Pick<ConnectorDetail, 'actions'>, scope: string): string[] {
  return actions.filter((action) => action.scopes.includes(scope)).map((action) => action.title);
}
