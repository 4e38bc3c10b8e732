import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Alert, AlertQuery } from '@patchbay/contracts/alert';
import type { AlertSummary } from '@patchbay/contracts/alert-summary';
import type { Page } from '@patchbay/contracts/common';
import { DataSource } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { type Keyset, applyKeyset, toPage } from '../../platform/database/keyset.ts';
import { AlertReads } from './alert-reads.service.ts';
import type { AlertRow } from './alert.entity.ts';
import { toAlert } from './alert.wire.ts';
import { goneConnections } from './gone-connections.ts';
import { UNREAD, visibleAlerts } from './visible-alerts.ts';

@Injectable()
export class AlertListService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(AlertReads) private readonly reads: AlertReads,
  ) {}

  /** Newest first. */
  async list(scope: SiteScope, query: AlertQuery): Promise<Page<Alert>> {
    const { limit, cursor, ...filter } = query;
    const keyset: Keyset = {
      ...{ column: 'a.id', id: 'a.id', type: 'bigint', nullable: false, descending: true },
      ...{ limit, cursor, fingerprint: ['alerts', scope.siteId, filter] },
    };
    const select = visibleAlerts(this.db.manager, scope);
    const { state, kind, connection_id, unread } = filter;
    if (state) select.andWhere(`a.resolved_at IS ${state === 'open' ? '' : 'NOT '}NULL`);
    if (kind) select.andWhere('a.kind = :kind', { kind });
    if (connection_id) select.andWhere('a.connection_id = :connection_id', { connection_id });
    if (unread === true) select.andWhere(UNREAD);
    if (unread === false) select.andWhere(`NOT (${UNREAD})`);
    const rows = await applyKeyset(select, keyset).getMany();
    const readAt = await this.reads.of(scope, rows.map(({ id }) => id)); // prettier-ignore
    const gone = await goneConnections(this.db.manager, scope.siteId, rows);
    const toItem = (row: AlertRow) =>
      toAlert(row, readAt.get(row.id) ?? null, gone.has(row.connection_id));
    return toPage(rows, keyset, ({ id }) => ({ value: id, id }), toItem);
  }

  async summary(scope: SiteScope): Promise<AlertSummary> {
    const counts = await visibleAlerts(this.db.manager, scope)
      .select('count(*) FILTER (WHERE a.resolved_at IS NULL)::int', 'open')
      .addSelect(
        `count(*) FILTER (WHERE a.resolved_at IS NULL AND a.severity = 'error')::int`,
        'open_errors',
      )
      .addSelect(`count(*) FILTER (WHERE ${UNREAD})::int`, 'unread')
      .getRawOne<AlertSummary>();
    return counts ?? { open: 0, open_errors: 0, unread: 0 };
  }
}
