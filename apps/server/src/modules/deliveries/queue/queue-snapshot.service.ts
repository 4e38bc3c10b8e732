import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DeliveryStatus } from '@patchbay/core/delivery-status';
import { DataSource } from 'typeorm';
import type { Config } from '../../../config.ts';
import { CONFIG } from '../../../platform/config.token.ts';
import { QUEUE_SNAPSHOT_LOCK } from '../../../platform/database/advisory-lock.ts';
import { COUNT_QUEUE, READ_SNAPSHOT } from './count-queue.ts';

/** Deliveries of one site in one status that have no end yet. */
export interface QueuePart {
  siteId: number;
  status: DeliveryStatus;
  depth: number;
  oldestAt: Date | null;
  /** Deliveries of the site that end in a second; null unless it nears its limit. */
  endedPerSecond: number | null;
}

/** The queue as it was counted last, by whichever process did. */
export interface QueueSnapshot {
  takenAt: Date;
  /** The same by this process's monotonic clock, in ms. */
  takenAtMs: number;
  queue: readonly QueuePart[];
  connections: readonly { state: string; count: number }[];
  bulkJobs: readonly { status: string; count: number }[];
}

/** A process looks at the shared snapshot no more often. */
const LOOK_MS = 1000;
/** The queue is counted no more often, by all processes together … */
const COUNT_MS = 5000;
/** … and counting takes at most this share of one core of the database. */
const SHARE = 0.05;
/** Whoever asks for the metrics does not wait longer for a count. */
const PATIENCE_MS = 2000;

/**
 * How much waits, counted once for all processes and only while somebody wants to know. Counting a
 * million waiting rows takes a good part of a second; a hundred processes must not each do it.
 */
@Injectable()
export class QueueSnapshotService {
  private readonly logger = new Logger(QueueSnapshotService.name);
  private snapshot: QueueSnapshot | null = null;
  private lookedAt = -Infinity;
  private looking: Promise<void> | null = null;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The last one seen; null before there was one. */
  get known(): QueueSnapshot | null {
    return this.snapshot;
  }

  /** Looks again in the background when the last look is some time ago. Costs its caller nothing. */
  glance(): void {
    if (performance.now() - this.lookedAt >= LOOK_MS) void this.look();
  }

  /** Looks again, and waits for it a little; an older snapshot serves when the database is slow. */
  async lookedAtLately(): Promise<void> {
    if (performance.now() - this.lookedAt < LOOK_MS) return;
    await Promise.race([this.look(), delay(PATIENCE_MS, undefined, { ref: false })]);
  }

  private look(): Promise<void> {
    this.looking ??= this.refresh()
      .catch((error: unknown) => this.logger.warn(error))
      .finally(() => {
        this.lookedAt = performance.now();
        this.looking = null;
      });
    return this.looking;
  }

  private async refresh(): Promise<void> {
    const before = await this.read();
    if (before && isFresh(before)) return this.keep(before);
    await this.count();
    const after = await this.read();
    if (after) this.keep(after);
  }

  /** Only one process counts at a time; the others go on with what there is. */
  private async count(): Promise<void> {
    await this.db.transaction(async (manager) => {
      const [{ mine }] = (await manager.query('SELECT pg_try_advisory_xact_lock($1) AS mine', [
        QUEUE_SNAPSHOT_LOCK,
      ])) as [{ mine: boolean }];
      if (!mine) return;
      const [row]: Row[] = await manager.query(READ_SNAPSHOT);
      if (row && isFresh(row)) return;
      await manager.query('SET LOCAL max_parallel_workers_per_gather = 0');
      await manager.query(COUNT_QUEUE, [this.config.queueLimit]);
    });
  }

  private async read(): Promise<Row | undefined> {
    const [row]: Row[] = await this.db.query(READ_SNAPSHOT);
    return row;
  }

  private keep(row: Row): void {
    this.snapshot = {
      takenAt: row.taken_at,
      takenAtMs: performance.now() - row.age_ms,
      queue: row.queue.map(toPart),
      connections: row.connections,
      bulkJobs: row.bulk_jobs,
    };
  }
}

interface Row {
  taken_at: Date;
  took_ms: number;
  age_ms: number;
  queue: {
    site_id: number;
    status: DeliveryStatus;
    depth: number;
    oldest_at: string | null;
    ended_per_s: number | null;
  }[];
  connections: { state: string; count: number }[];
  bulk_jobs: { status: string; count: number }[];
}

function isFresh({ age_ms, took_ms }: Row): boolean {
  return age_ms < Math.max(COUNT_MS, took_ms / SHARE);
}

function toPart(part: Row['queue'][number]): QueuePart {
  return {
    siteId: part.site_id,
    status: part.status,
    depth: part.depth,
    oldestAt: part.oldest_at === null ? null : new Date(part.oldest_at),
    endedPerSecond: part.ended_per_s,
  };
}
