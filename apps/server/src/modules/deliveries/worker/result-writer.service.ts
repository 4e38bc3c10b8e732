import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../../config.ts';
import { CONFIG } from '../../../platform/config.token.ts';
import { HotDatabase } from '../../../platform/database/hot-database.ts';
import type { LiveConnection } from '../../connections/live-connection.service.ts';
import { DeliveryMetrics } from '../queue/delivery-metrics.service.ts';
import { alreadyWritten } from './already-written.ts';
import { BreakerWriter } from './breaker-writer.ts';
import { ObservationService } from './observation.service.ts';
import type { DeliveryResult } from './result.ts';
import { writeResults } from './write-results.ts';

const NONE: ReadonlySet<DeliveryResult> = new Set();

/** Writes what became of deliveries, and what that says of their connections. */
@Injectable()
export class ResultWriter {
  private readonly breakers: BreakerWriter;
  /** Of the batch that failed, what the database may have taken although it did not say so. */
  private doubtful: ReadonlySet<DeliveryResult> = NONE;
  /** Of the batch that failed, what is written; what it says of connections is not. */
  private written: ReadonlySet<DeliveryResult> = NONE;

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

  /**
   * A batch that fails is written again, and then only what of it was not written before: an attempt
   * is logged once, and a delivery that went on meanwhile is left alone.
   *
   * @param owner the worker that claimed them
   */
  async write(owner: string, results: readonly DeliveryResult[]): Promise<void> {
    const fresh = results.filter((result) => !this.written.has(result));
    await this.store(owner, fresh);
    this.metrics.attempted(fresh);
    try {
      await this.observe(results);
      this.written = NONE;
    } catch (error) {
      this.written = new Set(results);
      throw error;
    }
  }

  private async store(owner: string, fresh: readonly DeliveryResult[]): Promise<void> {
    const doubtful = fresh.filter((result) => this.doubtful.has(result));
    const stored = doubtful.length > 0 ? await alreadyWritten(this.hot, doubtful) : NONE;
    const open = fresh.filter((result) => !stored.has(result));
    try {
      if (open.length > 0) await writeResults(this.hot, owner, open);
      this.doubtful = NONE;
    } catch (error) {
      this.doubtful = new Set(fresh);
      throw error;
    }
  }

  private async observe(results: readonly DeliveryResult[]): Promise<void> {
    for (const touch of await this.breakers.write(results)) {
      if (touch.state !== 'active') continue;
      if (touch.consecutive_failures < this.config.breaker.threshold) continue;
      await this.observations.failingPattern(touch);
    }
  }
}
