import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { Config } from '../../config.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { HotDatabase } from '../../platform/database/hot-database.ts';
import { unauthenticated } from '../../platform/errors/problem.ts';
import { type PoolUse, watchPools } from '../../platform/metrics/database-metrics.ts';
import { mayReadMetrics } from '../../platform/metrics/may-read-metrics.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { QueueSnapshotService } from '../deliveries/queue/queue-snapshot.service.ts';
import { queueGauges } from './queue-gauges.ts';

/** What a monitoring system reads. */
@Injectable()
export class MetricsService {
  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(QueueSnapshotService) private readonly queue: QueueSnapshotService,
    @Inject(CONFIG) private readonly config: Config,
    @InjectDataSource() db: DataSource,
    @Inject(HotDatabase) hot: HotDatabase,
  ) {
    const main = (db.driver as PostgresDriver).master as PoolUse;
    watchPools(metrics, { main, deliveries: hot.use });
    queueGauges(metrics, () => queue.known, config.queueLimit);
  }

  /**
   * Text in Prometheus' format. Answers without the database too: what only it knows is left out.
   *
   * @throws ProblemError 401 for whoever is neither on this machine nor holds `METRICS_TOKEN`
   */
  async read(request: Request): Promise<string> {
    if (!mayReadMetrics(request, this.config.metricsToken)) throw unauthenticated();
    await this.queue.lookedAtLately();
    return this.metrics.text();
  }
}
