import type { Token as WireToken } from '@patchbay/contracts/token';
import type { Maker } from './makers.ts';
import type { ServiceToken } from './token.entity.ts';

export function toToken(row: ServiceToken, maker: Maker, now: Date): WireToken {
  const { id, name, module, prefix, capabilities, connections, families, expires_at } = row;
  const expired = expires_at !== null && expires_at <= now;
  return {
    ...{ id, name, module, prefix, capabilities, connections, families },
    expires_at: expires_at?.toISOString() ?? null,
    last_used_at: row.last_used_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    created_by: { id: maker.id, email: maker.email },
    status: expired ? 'expired' : maker.held ? 'active' : 'maker_gone',
    withheld: capabilities.filter((capability) => !maker.held?.includes(capability)),
  };
}
