import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Config } from '../../config.ts';
import { CONFIG } from '../../platform/config.token.ts';
import { type StopRepeating, repeatEvery } from '../../platform/schedule-every.ts';
import { claimDueRefreshes, waitingRefreshes } from './claim-due-refreshes.ts';
import type { Connection } from './connection.entity.ts';
import { RefreshService } from './refresh.service.ts';

const SWEEP_MS = 1000;
/** Refreshes at a time in one process. */
const PARALLEL = 48;
/** Of one connector: a vendor that hangs must not hold up the others' tokens. */
const PARALLEL_ALIKE = 16;
const DRAIN_MS = 3000;

/**
 * Refreshes what is due, in every process that works and without a leader: each claims a few rows at
 * a time, and no two the same.
 */
@Injectable()
export class ScheduledRefreshService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ScheduledRefreshService.name);
  /** Connector types of the refreshes under way, by connection. */
  private readonly underWay = new Map<number, string>();
  private claiming: Promise<void> | null = null;
  private stopRepeating: StopRepeating | null = null;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(RefreshService) private readonly refreshes: RefreshService,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role !== 'api') this.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
    await this.refreshes.drain(DRAIN_MS);
  }

  start(): void {
    this.stopRepeating ??= repeatEvery(
      SWEEP_MS,
      () => this.sweep(),
      (error) => this.logger.warn(error),
    );
  }

  /** Claims nothing more; what is under way is the refresh service's to finish. */
  async stop(): Promise<void> {
    const stopRepeating = this.stopRepeating;
    this.stopRepeating = null;
    await stopRepeating?.();
    await this.claiming;
  }

  private async sweep(): Promise<void> {
    for (const row of await waitingRefreshes(this.db, this.room(), this.crowded())) {
      if (this.underWay.has(row.id)) continue;
      this.run(row, () => this.refreshes.refresh(row.site_id, row.id, row.credential_version));
    }
    await this.claim();
  }

  /** Claims as long as there is more and room for it; never twice at once. */
  private claim(): Promise<void> {
    this.claiming ??= this.claimAll().finally(() => {
      this.claiming = null;
    });
    return this.claiming;
  }

  private async claimAll(): Promise<void> {
    for (let room = this.room(); room > 0 && this.stopRepeating; room = this.room()) {
      const claimed = await claimDueRefreshes(this.db, room, this.crowded());
      for (const row of claimed) {
        this.run(row, () => this.refreshes.refreshClaimed(row, row.refresh_owner));
      }
      if (claimed.length < room) return;
    }
  }

  private run(
    row: Pick<Connection, 'id' | 'connector_type'>,
    refresh: () => Promise<unknown>,
  ): void {
    this.underWay.set(row.id, row.connector_type);
    refresh()
      .catch((error: unknown) => this.logger.warn(error))
      .finally(() => this.onEnd(row));
  }

  /** There may be more than fitted; that is found out without waiting for the next round. */
  private onEnd(row: Pick<Connection, 'id' | 'connector_type'>): void {
    const wasCrowded = this.room() === 0 || this.crowded().includes(row.connector_type);
    this.underWay.delete(row.id);
    if (wasCrowded) this.claim().catch((error: unknown) => this.logger.warn(error));
  }

  private room(): number {
    return Math.min(PARALLEL_ALIKE, PARALLEL - this.underWay.size);
  }

  private crowded(): string[] {
    const counts = new Map<string, number>();
    for (const type of this.underWay.values()) counts.set(type, (counts.get(type) ?? 0) + 1);
    return [...counts].filter(([, n]) => n >= PARALLEL_ALIKE).map(([type]) => type);
  }
}
