import type { ActivityEntry } from '@patchbay/contracts/activity';
import type { ActivityRow } from './activity.entity.ts';

export function toActivityEntry(row: ActivityRow): ActivityEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    action: row.action,
    connection_id: row.connection_id,
    connection_name: row.connection_name,
    outcome: row.outcome,
    before: row.before,
    after: row.after,
    hash: row.hash,
    previous_hash: row.previous_hash,
  };
}
