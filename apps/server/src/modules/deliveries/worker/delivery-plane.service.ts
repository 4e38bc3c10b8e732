import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { HotDatabase } from '../../../platform/database/hot-database.ts';
import { BulkJobWorker } from '../../bulk-jobs/bulk-job-worker.service.ts';
import { ScheduledTests } from '../../connections/scheduled-tests.service.ts';
import { DeliveryWorker } from './delivery-worker.service.ts';
import { holdWaiting, releaseHeld, strandedConnections } from './holding.ts';
import { HEARTBEAT_MS, reclaimFromDead } from './liveness.ts';
import { ProbeService } from './probe.service.ts';
import { promoteTimed } from './promote-timed.ts';
import { StateListener, type StateNotice } from './state-listener.ts';

const TEND_MS = 1000;
/** How much later than planned a retry may go out. */
const PROMOTE_MS = 200;

/** Everything a worker process does: the worker itself, and what keeps the plane in order. */
@Injectable()
export class DeliveryPlane {
  private readonly logger = new Logger(DeliveryPlane.name);
  private timers: NodeJS.Timeout[] = [];
  private listener: StateListener | null = null;
  private tending: Promise<void> = Promise.resolve();

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(HotDatabase) private readonly hot: HotDatabase,
    @Inject(DeliveryWorker) private readonly worker: DeliveryWorker,
    @Inject(ProbeService) private readonly probes: ProbeService,
    @Inject(BulkJobWorker) private readonly jobs: BulkJobWorker,
    @Inject(ScheduledTests) private readonly tests: ScheduledTests,
  ) {}

  async start(databaseUrl: string): Promise<void> {
    await this.worker.start();
    this.listener = new StateListener(databaseUrl, {
      onWork: () => this.worker.nudge(),
      onState: (notice) => this.onState(notice),
      onError: (error) => this.logger.warn(error),
    });
    await this.listener.start();
    this.every(HEARTBEAT_MS, () => this.worker.beat());
    this.every(PROMOTE_MS, () => this.promote());
    this.every(TEND_MS, () => this.tend());
    this.tests.start();
    this.jobs.start(() => this.worker.nudge());
  }

  /** Whether deliveries are taken, and other processes heard; null where no worker was started. */
  get pulse(): { claiming: boolean; listening: boolean } | null {
    if (!this.listener) return null;
    return { claiming: this.worker.isClaiming, listening: this.listener.isListening };
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    const chores = [this.tests.stop(), this.jobs.stop()];
    await this.listener?.stop();
    await this.tending;
    await Promise.all([this.worker.stop(), ...chores]);
  }

  /** One round of housekeeping; rounds never overlap. */
  private async tend(): Promise<void> {
    await this.probes.probeDue();
    for (const { site_id, id } of await strandedConnections(this.db)) {
      await releaseHeld(this.db, site_id, id);
      this.worker.nudge();
    }
    if (this.worker.mayJudge && (await reclaimFromDead(this.db)) > 0) this.worker.nudge();
  }

  private async promote(): Promise<void> {
    while ((await promoteTimed(this.hot)) > 0) this.worker.nudge();
  }

  private onState({ site_id, id, state }: StateNotice): void {
    const work =
      state === 'active'
        ? releaseHeld(this.db, site_id, id).then(() => this.worker.nudge())
        : holdWaiting(this.db, site_id, id);
    // Held work that stays behind is found by the next round.
    work.catch((error: unknown) => this.logger.warn(error));
  }

  private every(ms: number, task: () => Promise<void>): void {
    let running = false;
    const timer = setInterval(() => {
      if (running) return;
      running = true;
      const round = task()
        .catch((error: unknown) => this.logger.error(error))
        .finally(() => {
          running = false;
        });
      if (ms === TEND_MS) this.tending = round;
    }, ms);
    this.timers.push(timer);
  }
}
