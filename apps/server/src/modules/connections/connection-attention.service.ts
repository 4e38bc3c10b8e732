import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Connection as WireConnection } from '@patchbay/contracts/connection';
import { NOTICE_MS, NOTICE_SHARE } from '@patchbay/core/grant-end';
import { Repository, type SelectQueryBuilder } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { Connection } from './connection.entity.ts';
import { toConnection } from './connection.wire.ts';
import { visibleConnections } from './visible-connections.ts';

/** Nobody reads more from the number. */
const COUNTED = 10_000;

export interface TroubledConnections {
  /** The worst first: those that deliver nothing, those in trouble, those whose grant ends next. */
  connections: WireConnection[];
  /** Both stop at 10,000. */
  broken: number;
  warned: number;
}

/** Connections whose health is not well, found by index however many others there are. */
@Injectable()
export class ConnectionAttention {
  constructor(@InjectRepository(Connection) private readonly connections: Repository<Connection>) {}

  async find(scope: SiteScope, most: number): Promise<TroubledConnections> {
    const [broken, troubled, ending] = [
      () => this.ranked(scope, 1),
      () => this.ranked(scope, 2),
      () => this.ending(scope),
    ] as const;
    const rows: Connection[] = [];
    for (const part of [broken, troubled, ending]) {
      if (rows.length < most)
        rows.push(
          ...(await part()
            .limit(most - rows.length)
            .getMany()),
        );
    }
    const warned = (await countOf(troubled())) + (await countOf(ending()));
    return {
      connections: rows.map(toConnection),
      broken: await countOf(broken()),
      warned: Math.min(COUNTED, warned),
    };
  }

  /** Those of the ids that are there and may be seen. */
  async byIds(scope: SiteScope, ids: readonly number[]): Promise<WireConnection[]> {
    if (ids.length === 0) return [];
    const select = visibleConnections(this.connections, scope);
    const rows = await select.andWhere('c.id = ANY(:ids)', { ids }).getMany();
    return rows.map(toConnection);
  }

  /** Some connection of the site; null while it has none. */
  async anyId(scope: SiteScope): Promise<number | null> {
    const first = visibleConnections(this.connections, scope).select('c.id', 'id').limit(1);
    return (await first.getRawOne<{ id: number }>())?.id ?? null;
  }

  /** The column is the database's own (`1764073000000-attention.ts`). */
  private ranked(scope: SiteScope, rank: 1 | 2): SelectQueryBuilder<Connection> {
    return visibleConnections(this.connections, scope)
      .andWhere('c.attention = :rank', { rank })
      .orderBy('c.id');
  }

  /** The rule of core's `endsSoon`, of those with no other trouble. */
  private ending(scope: SiteScope): SelectQueryBuilder<Connection> {
    return visibleConnections(this.connections, scope)
      .andWhere(`c.state = 'active' AND c.attention IS NULL`)
      .andWhere(`c.grant_expires_at < now() + :notice * interval '1 ms'`)
      .andWhere(
        `c.grant_expires_at - now() < least(:notice * interval '1 ms',
          :share * (c.grant_expires_at - c.grant_end_known_at))`,
        { notice: NOTICE_MS, share: NOTICE_SHARE },
      )
      .orderBy('c.grant_expires_at');
  }
}

/** Up to `COUNTED`. */
async function countOf(select: SelectQueryBuilder<Connection>): Promise<number> {
  const [sql, parameters] = select.select('c.id').limit(COUNTED).getQueryAndParameters();
  const [row]: { n: number }[] = await select.connection.query(
    `SELECT count(*)::int AS n FROM (${sql}) counted`,
    parameters,
  );
  return row!.n;
}
