import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config.ts';
import { CONFIG } from '../../../platform/config.token.ts';
import { HotDatabase } from '../../../platform/database/hot-database.ts';
import type { LiveConnection } from '../../connections/live-connection.service.ts';
import { DeliveryMetrics } from '../queue/delivery-metrics.service.ts';
import { BreakerWriter } from './breaker-writer.ts';
import { ObservationService } from './observation.service.ts';
import type { DeliveryResult } from './result.ts';
import { writeResults } from './write-results.ts';

/** Writes what became of deliveries, and what that says of their connections. */
@Injectable()
export class ResultWriter {
  private readonly breakers: BreakerWriter;

  constructor(
    @Inject(HotDatabase) private readonly hot: HotDatabase,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(ObservationService) private readonly observations: ObservationService,
    @Inject(DeliveryMetrics) private readonly metrics: DeliveryMetrics,
  ) {
    this.breakers = new BreakerWriter(hot);
  }

  /** Connections as they were just read: their next success is worth writing. */
  noteFailing(connections: Iterable<LiveConnection | Error>): void {
    for (const connection of connections) {
      if (connection instanceof Error || connection.consecutive_failures === 0) continue;
      this.breakers.noteFailing(connection.id);
    }
  }

  /** @param owner the worker that claimed them */
  async write(owner: string, results: readonly DeliveryResult[]): Promise<void> {
    await writeResults(this.hot, owner, results);
    this.metrics.attempted(results);
    const touched = await this.breakers.write(results);
    for (const touch of touched) {
      if (touch.state !== 'active') continue;
      if (touch.consecutive_failures < this.config.breaker.threshold) continue;
      await this.observations.failingPattern(touch);
    }
  }
}
