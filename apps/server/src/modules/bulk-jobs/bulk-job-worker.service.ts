import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { type StopRepeating, repeatEvery } from '../../platform/schedule-every.ts';
import { BulkJobRunner } from './bulk-job-runner.service.ts';

const LOOK_EVERY_MS = 1000;
/** After a bite, as a share of the time it took: the database is there for deliveries first. */
const REST = 1;
const SHORTEST_REST_MS = 5;

/**
 * Looks for bulk jobs and works at them, a bite of each in turn; any number of processes do, and
 * one is at a job at a time. Not a pg-boss job: what a killed process was at is free at once.
 */
@Injectable()
export class BulkJobWorker {
  private readonly logger = new Logger(BulkJobWorker.name);
  private stopLooking: StopRepeating | undefined;
  private stopping = false;

  constructor(@Inject(BulkJobRunner) private readonly runner: BulkJobRunner) {}

  /** @param afterBite there may be work for the delivery workers */
  start(afterBite: () => void): void {
    this.stopLooking = repeatEvery(
      LOOK_EVERY_MS,
      () => this.work(afterBite),
      (error) => this.logger.error(error),
    );
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.stopLooking?.();
  }

  private async work(afterBite: () => void): Promise<void> {
    for (;;) {
      const began = performance.now();
      if (this.stopping || !(await this.runner.runBite())) return;
      afterBite();
      await delay(Math.max(SHORTEST_REST_MS, (performance.now() - began) * REST));
    }
  }
}
