import type { Token as WireToken } from '@patchbay/contracts/token';
import type { ServiceToken } from './token.entity.ts';

export function toToken(row: ServiceToken): WireToken {
  const { id, name, module, prefix, capabilities, connections, families } = row;
  return {
    ...{ id, name, module, prefix, capabilities, connections, families },
    expires_at: row.expires_at?.toISOString() ?? null,
    last_used_at: row.last_used_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
  };
}
