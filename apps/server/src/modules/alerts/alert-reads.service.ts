import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Alert, AlertsRead } from '@patchbay/contracts/alert';
import { DataSource } from 'typeorm';
import { requireUser } from '../../platform/access/require-user.ts';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { notFound } from '../../platform/errors/problem.ts';
import { toAlert } from './alert.wire.ts';
import { goneConnections } from './gone-connections.ts';
import { UNREAD, visibleAlerts } from './visible-alerts.ts';

/** Who has read what; each person for themselves. */
@Injectable()
export class AlertReads {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** When the caller read these. */
  async of({ siteId, caller }: SiteScope, ids: readonly number[]): Promise<Map<number, Date>> {
    if (caller.kind !== 'user' || ids.length === 0) return new Map();
    const rows: { alert_id: number; read_at: Date }[] = await this.db.query(
      `SELECT alert_id, read_at FROM alert_reads
        WHERE site_id = $1 AND user_id = $2 AND alert_id = ANY($3)`,
      [siteId, caller.id, ids],
    );
    return new Map(rows.map(({ alert_id, read_at }) => [alert_id, read_at]));
  }

  /**
   * Notes that the caller has read it; again is as once.
   * @throws ProblemError 404; 403 `user_required` for a token
   */
  async read(scope: SiteScope, id: number): Promise<Alert> {
    const user = requireUser(scope.caller);
    const row = await visibleAlerts(this.db.manager, scope).andWhere('a.id = :id', { id }).getOne();
    if (!row) throw notFound('alert');
    await this.note(scope.siteId, user.id, [id]);
    const at = await this.of(scope, [id]);
    const gone = await goneConnections(this.db.manager, scope.siteId, [row]);
    return toAlert(row, at.get(id) ?? null, gone.has(row.connection_id));
  }

  /** Notes everything the caller sees as read. */
  async readAll(scope: SiteScope): Promise<AlertsRead> {
    const user = requireUser(scope.caller);
    const unread = await visibleAlerts(this.db.manager, scope)
      .andWhere(UNREAD)
      .select('a.id', 'id')
      .getRawMany<{ id: number }>();
    await this.note(scope.siteId, user.id, unread.map(({ id }) => id)); // prettier-ignore
    return { read: unread.length };
  }

  private async note(siteId: number, userId: number, ids: readonly number[]): Promise<void> {
    // What was removed meanwhile, its retention being over, needs no note.
    await this.db.query(
      `INSERT INTO alert_reads (site_id, alert_id, user_id)
       SELECT a.site_id, a.id, $2 FROM alerts a
        WHERE a.site_id = $1 AND a.id = ANY($3) FOR KEY SHARE OF a
       ON CONFLICT DO NOTHING`,
      [siteId, userId, ids],
    );
  }
}
