import { Inject, Injectable } from '@nestjs/common';
import { queueWaitSeconds } from '@patchbay/core/queue-wait';
import type { Config } from '../../../config.ts';
import { CONFIG } from '../../../platform/config.token.ts';
import { ProblemError } from '../../../platform/errors/problem.ts';
import { AcceptedSince } from './accepted-since.ts';
import { DeliveryMetrics } from './delivery-metrics.service.ts';
import { type QueueSnapshot, QueueSnapshotService } from './queue-snapshot.service.ts';

/** A site whose queue is full is slowed at acceptance; what is accepted is never dropped. */
@Injectable()
export class QueueLimitService {
  private readonly since = new AcceptedSince();
  private seen: QueueSnapshot | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(QueueSnapshotService) private readonly snapshots: QueueSnapshotService,
    @Inject(DeliveryMetrics) private readonly metrics: DeliveryMetrics,
  ) {}

  /**
   * Waits for no database, but the first time: it goes by the last count and by what this process
   * accepted since. Several
   * processes may therefore go over the limit by what the others accept between two counts.
   *
   * @throws ProblemError 429 `queue_full` with `retry_after_s`, 1 to 60
   */
  async requireRoom(siteId: number): Promise<void> {
    // A process that has just started knows nothing yet.
    if (this.snapshots.known) this.snapshots.glance();
    else await this.snapshots.lookedAtLately();
    const snapshot = this.snapshots.known;
    if (snapshot && snapshot !== this.seen) {
      this.since.forgetBefore(snapshot.takenAtMs);
      this.seen = snapshot;
    }
    const parts = snapshot?.queue.filter((part) => part.siteId === siteId) ?? [];
    const waits = parts.filter(({ status }) => status !== 'running');
    const waiting = waits.reduce((total, { depth }) => total + depth, 0) + this.since.of(siteId);
    const { queueLimit } = this.config;
    if (waiting < queueLimit) return;
    this.metrics.queueFull();
    const pace = parts.find(({ endedPerSecond }) => endedPerSecond !== null)?.endedPerSecond ?? 0;
    throw new ProblemError(
      429,
      'queue_full',
      'Too many deliveries of this site wait already. Try again later.',
      { extra: { retry_after_s: queueWaitSeconds(waiting, queueLimit, pace) } },
    );
  }

  /** Told after they are stored. */
  accepted(siteId: number, count: number): void {
    this.since.add(siteId, count, performance.now());
  }
}
