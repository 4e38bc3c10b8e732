import type { CreateDelivery } from '@patchbay/contracts/delivery';
import type { Connector } from '@patchbay/connector-sdk/definition';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { fieldErrors } from '../../platform/errors/field-errors.ts';
import { invalidInput, notFound } from '../../platform/errors/problem.ts';
import type { Connection } from '../connections/connection.entity.ts';
import { requireScopes } from '../connections/connection.service.ts';

/**
 * Whether a delivery can be accepted: the connection, the action, its input, its scopes.
 *
 * @returns the input as the action's schema reads it
 * @throws ProblemError 404, 403, 400 naming the field, 409 `scope_insufficient` with `missing_scopes`
 */
export function checkDelivery(
  scope: SiteScope,
  item: CreateDelivery,
  connection: Connection | undefined,
  connector: Connector | undefined,
): Record<string, unknown> {
  if (!connection) throw notFound('connection');
  scope.requireOn('deliveries.create', {
    family: connection.family,
    connectionId: connection.id,
  });
  const action =
    connector && Object.hasOwn(connector.actions, item.action)
      ? connector.actions[item.action]
      : undefined;
  if (!action) throw unknownAction(connector);
  const parsed = action.input.safeParse(item.input);
  if (!parsed.success) throw invalidInput(fieldErrors(parsed.error.issues, ['input']));
  requireScopes(connection, action.scopes ?? []);
  // Stored as it was sent: defaults and transforms are applied at each attempt.
  return item.input;
}

function unknownAction(connector: Connector | undefined) {
  const known = Object.keys(connector?.actions ?? {});
  const message = known.length > 0 ? `must be one of ${known.join(', ')}` : 'is not offered';
  return invalidInput([{ path: 'action', message }]);
}
