import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DeliveryDetail, Delivery as WireDelivery } from '@patchbay/contracts/delivery';
import type { Capability } from '@patchbay/core/capabilities';
import { DataSource } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { conflict, notFound } from '../../platform/errors/problem.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { Connection } from '../connections/connection.entity.ts';
import { DeliveryLogService } from '../delivery-log/delivery-log.service.ts';
import { DeliverySignal } from './delivery-signal.service.ts';
import { Delivery } from './delivery.entity.ts';
import { toDelivery } from './delivery.wire.ts';

/** One delivery: looking at it, and sending it once more. */
@Injectable()
export class DeliveryService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(DeliveryLogService) private readonly log: DeliveryLogService,
    @Inject(ActivityService) private readonly activity: ActivityService,
    @Inject(DeliverySignal) private readonly signal: DeliverySignal,
  ) {}

  async get(scope: SiteScope, id: number): Promise<DeliveryDetail> {
    const row = await this.db.manager.findOneBy(Delivery, { site_id: scope.siteId, id });
    if (!row) throw notFound('delivery');
    await this.requireOn(scope, 'deliveries.browse', row);
    return { ...toDelivery(row), log: await this.log.ofDelivery(scope.siteId, id) };
  }

  /** The same call again; the failed entry stays and the new outcome is appended. */
  async retry(scope: SiteScope, id: number): Promise<WireDelivery> {
    const delivery = await this.db.transaction(async (manager) => {
      const row = await manager.findOne(Delivery, {
        where: { site_id: scope.siteId, id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!row) throw notFound('delivery');
      const connection = await this.requireOn(scope, 'deliveries.retry', row);
      if (row.status !== 'failed') {
        throw conflict('not_failed', `Only failed deliveries are retried; this is ${row.status}.`, {
          delivery_status: row.status,
        });
      }
      if (row.action === 'proxy') {
        throw conflict('not_retryable', 'Only its caller can repeat a call through the proxy.');
      }
      if (!connection) {
        throw conflict('connection_removed', 'The connection of this delivery was disconnected.');
      }
      const patch = {
        status: connection.state === 'active' ? ('pending' as const) : ('held' as const),
        schedule_base: row.attempts,
        next_attempt_at: new Date(),
        finished_at: null,
      };
      await manager.update(Delivery, { site_id: scope.siteId, id }, patch);
      await this.activity.record(manager, {
        siteId: scope.siteId,
        actor: scope.actor,
        action: 'delivery.retry',
        connection,
        outcome: 'ok',
        after: { delivery_id: id, event_identifier: row.event_identifier },
      });
      return toDelivery({ ...row, ...patch });
    });
    this.signal.accepted();
    return delivery;
  }

  /**
   * The delivery's connection; null once it was disconnected.
   *
   * @throws ProblemError 404 for what a limited token cannot see, 403 `capability_required` for a
   *   demand of the family
   */
  private async requireOn(
    scope: SiteScope,
    capability: Capability,
    row: Delivery,
  ): Promise<Connection | null> {
    const { caller } = scope;
    const isLimited = caller.kind === 'token' && Boolean(caller.connections ?? caller.families);
    const key = { site_id: scope.siteId, id: row.connection_id };
    const connection = await this.db.manager.findOneBy(Connection, key);
    if (!connection) {
      if (isLimited) throw notFound('delivery');
      return null;
    }
    const target = { family: connection.family, connectionId: connection.id };
    if (!scope.sees(target)) throw notFound('delivery');
    scope.requireOn(capability, target);
    return connection;
  }
}
