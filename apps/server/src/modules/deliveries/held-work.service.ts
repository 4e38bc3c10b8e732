import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { HeldWork } from '@patchbay/contracts/attention';
import { DataSource } from 'typeorm';
import { addLimits, connectionLimits } from '../../platform/access/connection-limits.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { planByIndex } from '../../platform/database/plan-by-index.ts';
import { SqlConditions } from '../../platform/database/sql-conditions.ts';

/** Of one connection; more changes nothing about what is to be done. */
const COUNTED = 1000;

/** So many paused connections are asked; one that is paused and holds nothing needs nobody. */
const ASKED = 1000;

/** What is held, connection by connection, by a few index entries each. */
@Injectable()
export class HeldWorkService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** Of these connections, those that hold something and whose deliveries the caller may browse. */
  async of(scope: SiteScope, connections: readonly number[]): Promise<Map<number, HeldWork>> {
    if (connections.length === 0 || !scope.has('deliveries.browse')) return new Map();
    const limits = limited(scope);
    const [site, ids] = [limits.place(scope.siteId), limits.place(connections)];
    const held = `FROM deliveries d
      WHERE d.site_id = c.site_id AND d.connection_id = c.connection_id AND d.status = 'held'`;
    const rows = await this.ask<{ id: number; count: number; oldest: Date }>(
      `SELECT c.connection_id AS id, n.count, first.created_at AS oldest
         FROM (SELECT ${site}::bigint AS site_id, unnest(${ids}::bigint[]) AS connection_id) c
        CROSS JOIN LATERAL (SELECT d.created_at ${held} ORDER BY d.id LIMIT 1) first
        CROSS JOIN LATERAL (SELECT count(*)::int FROM (SELECT ${held} LIMIT ${COUNTED}) d) n
        WHERE ${limits.sql}`,
      limits.parameters,
    );
    return new Map(
      rows.map(({ id, count, oldest }) => [
        id,
        { count, at_least: count >= COUNTED, oldest_at: oldest.toISOString() },
      ]),
    );
  }

  /** Paused connections that hold something, at most `most`. */
  async ofPaused(scope: SiteScope, most: number): Promise<number[]> {
    if (!scope.has('deliveries.browse')) return [];
    const limits = limited(scope);
    const site = limits.place(scope.siteId);
    const rows = await this.ask<{ id: number }>(
      `SELECT c.connection_id AS id
         FROM (SELECT p.site_id, p.id AS connection_id FROM connections p
                WHERE p.site_id = ${site} AND p.state = 'paused' ORDER BY p.id LIMIT ${ASKED}) c
        WHERE ${limits.sql} AND EXISTS (SELECT FROM deliveries d WHERE d.site_id = c.site_id
          AND d.connection_id = c.connection_id AND d.status = 'held')
        LIMIT ${limits.place(most)}`,
      limits.parameters,
    );
    return rows.map(({ id }) => id);
  }

  private ask<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return this.db.transaction(async (manager): Promise<T[]> => {
      await planByIndex(manager);
      return manager.query(sql, parameters);
    });
  }
}

function limited(scope: SiteScope): SqlConditions {
  const conditions = new SqlConditions();
  addLimits(conditions, 'c', connectionLimits(scope, 'deliveries.browse'));
  return conditions;
}
