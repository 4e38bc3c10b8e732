import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Page } from '@patchbay/contracts/common';
import type { DeliveryQuery, ListedDelivery } from '@patchbay/contracts/delivery-list';
import type { DeliveryStatus } from '@patchbay/core/delivery-status';
import { DataSource, type EntityManager, In } from 'typeorm';
import { connectionLimits } from '../../platform/access/connection-limits.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { readIdCursor, writeIdCursor } from '../../platform/database/id-cursor.ts';
import { planByIndex } from '../../platform/database/plan-by-index.ts';
import { Connection } from '../connections/connection.entity.ts';
import { acceptedBetween } from './accepted-between.ts';
import { INDEXED_STATUSES } from './delivery.entity.ts';
import { type ListedRow, toListedDelivery } from './delivery.wire.ts';
import { latestAttempts } from './latest-attempts.ts';
import { listById } from './list-by-id.ts';
import { listByLanes } from './list-by-lanes.ts';
import type { ListFilter, ListPlace } from './list-filter.ts';

/** Deliveries themselves, what waits above all; their attempts are the log's. */
@Injectable()
export class DeliveryListService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async list(scope: SiteScope, query: DeliveryQuery): Promise<Page<ListedDelivery>> {
    const { cursor, limit, sort, ...filter } = query;
    const descending = sort.startsWith('-');
    const fingerprint = ['deliveries', scope.siteId, descending, filter];
    const after = cursor === undefined ? null : readIdCursor(cursor, fingerprint);
    return this.db.transaction(async (manager) => {
      await planByIndex(manager);
      const range = await acceptedBetween(manager, scope.siteId, filter.from, filter.to);
      const place = { descending, after, ...range };
      const { rows, goOnAfter } = await this.read(manager, scope, filter, place, limit + 1);
      const kept = rows.slice(0, limit);
      const last = rows.length > limit ? kept.at(-1)!.id : goOnAfter;
      return {
        items: await this.named(manager, scope.siteId, kept),
        next_cursor: last === null ? null : writeIdCursor(last, fingerprint),
      };
    });
  }

  private async read(
    manager: EntityManager,
    scope: SiteScope,
    filter: ListFilter,
    place: ListPlace,
    most: number,
  ) {
    const { siteId } = scope;
    const limits = connectionLimits(scope, 'deliveries.browse');
    const branches = branchesOf(filter);
    if (!branches) return listById(manager, siteId, limits, filter, place, most);
    const asked = { siteId, connectionId: filter.connection_id, limits };
    const rows = await listByLanes(manager, branches, asked, filter, place, most);
    return { rows, goOnAfter: null };
  }

  private async named(
    manager: EntityManager,
    siteId: number,
    rows: ListedRow[],
  ): Promise<ListedDelivery[]> {
    if (rows.length === 0) return [];
    const ids = [...new Set(rows.map((row) => row.connection_id))];
    const found = await manager.find(Connection, {
      select: { id: true, display_name: true, connector_type: true, state: true },
      where: { site_id: siteId, id: In(ids) },
    });
    const connections = new Map(found.map((connection) => [connection.id, connection]));
    const attempts = await latestAttempts(manager, siteId, rows);
    return rows.map((row) =>
      toListedDelivery(row, connections.get(row.connection_id), attempts.get(row.id)),
    );
  }
}

/**
 * Where to look for these statuses alone; null when one of them has no index, or when a filter over
 * the rows themselves would have to look at all that ever failed.
 */
function branchesOf({ status, originating_module, q }: ListFilter): readonly string[] | null {
  if (!status) return null;
  const isPicky = Boolean(originating_module || q);
  if (isPicky && status.some((each) => !UNFINISHED.has(each))) return null;
  const indexed: Partial<Record<DeliveryStatus, readonly string[]>> = INDEXED_STATUSES;
  const branches = [...new Set(status)].map((each) => indexed[each]);
  return branches.includes(undefined) ? null : branches.flatMap((branch) => branch ?? []);
}

const UNFINISHED: ReadonlySet<DeliveryStatus> = new Set(['pending', 'held', 'running']);
