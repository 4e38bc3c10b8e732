import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { ListQuery, Page } from '@patchbay/contracts/common';
import type { StateChange } from '@patchbay/contracts/state-history';
import { CONNECTION_STATES, type ConnectionState } from '@patchbay/core/connection-state';
import { Repository } from 'typeorm';
import { type Keyset, applyKeyset, toPage } from '../../platform/database/keyset.ts';
import { ActivityRow } from './activity.entity.ts';

/** What the audit tells of the states one connection has been in. */
@Injectable()
export class StateChanges {
  constructor(@InjectRepository(ActivityRow) private readonly rows: Repository<ActivityRow>) {}

  /** Newest first. */
  async list(
    siteId: number,
    connectionId: number,
    { limit, cursor }: ListQuery,
  ): Promise<Page<StateChange>> {
    const keyset: Keyset = {
      ...{ column: 'a.id', id: 'a.id', type: 'bigint', nullable: false, descending: true },
      ...{ limit, cursor, fingerprint: ['state-history', siteId, connectionId] },
    };
    const select = this.rows
      .createQueryBuilder('a')
      .where('a.site_id = :siteId AND a.connection_id = :connectionId', { siteId, connectionId })
      .andWhere(`a.after->>'state' = ANY(:states)`, { states: [...CONNECTION_STATES] })
      .andWhere(`a.after->>'state' IS DISTINCT FROM a.before->>'state'`);
    const rows = await applyKeyset(select, keyset).getMany();
    return toPage(rows, keyset, ({ id }) => ({ value: id, id }), toStateChange);
  }
}

function toStateChange(row: ActivityRow): StateChange {
  const reason = row.after?.['state_reason'];
  return {
    id: row.id,
    at: row.at.toISOString(),
    from: (row.before?.['state'] as ConnectionState | undefined) ?? null,
    to: row.after?.['state'] as ConnectionState,
    action: row.action,
    outcome: row.outcome,
    reason: typeof reason === 'string' ? reason : null,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  };
}
