import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DeliveryDetail, Delivery as WireDelivery } from '@patchbay/contracts/delivery';
import type { Capability } from '@patchbay/core/capabilities';
import { isWaiting } from '@patchbay/core/delivery-status';
import { DataSource } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { conflict, notFound } from '../../platform/errors/problem.ts';
import { ActivityService } from '../activity/activity.service.ts';
import { Connection } from '../connections/connection.entity.ts';
import { DeliveryLogService } from '../delivery-log/delivery-log.service.ts';
import { DeliveryResultService } from './delivery-result.service.ts';
import { DeliveryMoves } from './delivery-moves.service.ts';
import { DeliverySignal } from './delivery-signal.service.ts';
import { Delivery } from './delivery.entity.ts';
import { toDelivery } from './delivery.wire.ts';

/** One delivery: looking at it, sending it once more, taking it back. */
@Injectable()
export class DeliveryService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(DeliveryLogService) private readonly log: DeliveryLogService,
    @Inject(ActivityService) private readonly activity: ActivityService,
    @Inject(DeliveryMoves) private readonly moves: DeliveryMoves,
    @Inject(DeliverySignal) private readonly signal: DeliverySignal,
    @Inject(DeliveryResultService) private readonly results: DeliveryResultService,
  ) {}

  async get(scope: SiteScope, id: number): Promise<DeliveryDetail> {
    const row = await this.read(scope, id);
    const [log, result] = await Promise.all([
      this.log.ofDelivery(scope.siteId, id),
      this.results.of(scope.slug, row),
    ]);
    return { ...toDelivery(row), result, log };
  }

  /** @throws ProblemError as `requireOn`, for whoever may not browse it */
  async read(scope: SiteScope, id: number): Promise<Delivery> {
    const row = await this.db.manager.findOneBy(Delivery, { site_id: scope.siteId, id });
    if (!row) throw notFound('delivery');
    await this.requireOn(scope, 'deliveries.browse', row);
    return row;
  }

  /** The same call again; the failed entry stays and the new outcome is appended. */
  retry(scope: SiteScope, id: number): Promise<WireDelivery> {
    return this.move(scope, id, 'retry', (row, connection) => {
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
    });
  }

  /** Takes a waiting one out of the queue for good. Whoever has the row first wins: this, or a worker. */
  cancel(scope: SiteScope, id: number): Promise<WireDelivery> {
    return this.move(scope, id, 'cancel', (row) => {
      if (isWaiting(row.status)) return;
      throw conflict('not_waiting', `Only what waits can be cancelled; this is ${row.status}.`, {
        delivery_status: row.status,
      });
    });
  }

  private async move(
    scope: SiteScope,
    id: number,
    move: 'retry' | 'cancel',
    judge: (row: Delivery, connection: Connection | null) => void,
  ): Promise<WireDelivery> {
    const key = { site_id: scope.siteId, id };
    const delivery = await this.db.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const row = await manager.findOne(Delivery, { where: key, lock });
      if (!row) throw notFound('delivery');
      const connection = await this.requireOn(scope, 'deliveries.retry', row);
      judge(row, connection);
      await this.moves[move](manager, scope.siteId, [id]);
      await this.activity.record(manager, {
        siteId: scope.siteId,
        actor: scope.actor,
        action: `delivery.${move}`,
        ...(connection && { connection }),
        outcome: 'ok',
        after: { delivery_id: id, event_identifier: row.event_identifier },
      });
      return toDelivery(await manager.findOneByOrFail(Delivery, key));
    });
    // What waited behind it in its connection's order may be due now.
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
