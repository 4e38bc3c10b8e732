import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Page } from '@patchbay/contracts/common';
import type { LogEntry as WireEntry, LogQuery } from '@patchbay/contracts/delivery';
import { DataSource, MoreThanOrEqual } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { positionOf, readLogCursor, writeLogCursor } from './log-cursor.ts';
import { LogEntry } from './log-entry.entity.ts';
import { toLogEntry } from './log-entry.wire.ts';
import { keptSince } from './log-retention.service.ts';
import { stretchesOf } from './log-stretches.ts';
import { readLog } from './read-log.ts';
import { requireLogged } from './require-logged.ts';

/** Reading the delivery log. Nothing here writes: only the workers append. */
@Injectable()
export class DeliveryLogService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** Equal values of the sort column follow each other by time, then by id. */
  async list(scope: SiteScope, query: LogQuery): Promise<Page<WireEntry>> {
    const { cursor, limit, sort, ...filter } = query;
    const fingerprint = ['delivery-log', scope.siteId, sort, filter];
    const after = cursor ? readLogCursor(cursor, sort, fingerprint) : null;
    const question = { scope, filter, keptSince: await keptSince(this.db, scope.siteId) };
    const stretches = stretchesOf(sort, filter.outcome);
    const rows = await readLog(this.db, question, stretches, after, limit + 1);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map(toLogEntry),
      next_cursor: last ? writeLogCursor(positionOf(last, sort), fingerprint) : null,
    };
  }

  /** The same of one connection. @throws ProblemError 404 when it is none of the site's */
  async ofConnection(
    scope: SiteScope,
    id: number,
    query: Omit<LogQuery, 'connection_id'>,
  ): Promise<Page<WireEntry>> {
    const entries = await this.list(scope, { ...query, connection_id: id });
    if (entries.items.length > 0) return entries;
    await requireLogged(this.db, scope, id, await keptSince(this.db, scope.siteId));
    return entries;
  }

  /** Every attempt of one delivery that the site still keeps, the first one first. */
  async ofDelivery(siteId: number, deliveryId: number): Promise<WireEntry[]> {
    const since = await keptSince(this.db, siteId);
    const rows = await this.db.manager.find(LogEntry, {
      where: { site_id: siteId, delivery_id: deliveryId, attempted_at: MoreThanOrEqual(since) },
      order: { attempt: 'ASC', id: 'ASC' },
    });
    return rows.map(toLogEntry);
  }
}
