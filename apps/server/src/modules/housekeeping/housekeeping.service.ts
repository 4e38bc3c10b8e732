import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import PgBoss from 'pg-boss';
import { DataSource } from 'typeorm';
import { HOUSEKEEPING_LOCK, withAdvisoryLock } from '../../platform/database/advisory-lock.ts';
import { SteadyClient } from '../../platform/database/steady-client.ts';
import { removeOldStats } from '../delivery-log/stats/old-stats.service.ts';
import { rollUpLog } from '../delivery-log/stats/roll-up.service.ts';
import { prepareLogPartitions } from './log-partitions.ts';
import { prepareLogSorts } from './log-sort-indexes.ts';
import { dropOldPartitions } from './old-partitions.ts';
import { purgeExpired } from './purge-expired.ts';
import { purgeOldDeliveries } from './retention.ts';

const PARTITIONS = 'prepare-log-partitions';
const SORTS = 'prepare-log-sorts';
const RETENTION = 'retention';
const OLD_MONTHS = 'drop-old-months';
const EXPIRED = 'purge-expired';
const STATS = 'roll-up-log';

/** What is left of a long backlog goes on in the next minute, in whichever process. */
const STATS_BUDGET_MS = 50_000;

/** Scheduled chores, each done once however many processes run. */
@Injectable()
export class HousekeepingService {
  private readonly logger = new Logger(HousekeepingService.name);
  private boss: PgBoss | null = null;
  private stopping = false;

  constructor(@InjectDataSource() private readonly db: DataSource) {}

  async start(databaseUrl: string): Promise<void> {
    const pool = { connectionString: databaseUrl, max: 2, Client: SteadyClient };
    const boss = new PgBoss({ ...pool, schema: 'pgboss' });
    boss.on('error', (error) => this.logger.warn(error));
    // Making its tables and queues from several processes at once ends in deadlocks.
    await withAdvisoryLock(this.db, HOUSEKEEPING_LOCK, async () => {
      await boss.start();
      await this.schedule(boss, PARTITIONS, '5 * * * *', () => prepareLogPartitions(this.db));
      await this.schedule(boss, SORTS, '*/15 * * * *', () => prepareLogSorts(this.db));
      await this.schedule(boss, OLD_MONTHS, '40 * * * *', () => dropOldPartitions(this.db));
      await this.schedule(boss, RETENTION, '20 * * * *', () => this.endRetention());
      await this.schedule(boss, EXPIRED, '*/10 * * * *', () => purgeExpired(this.db));
      await this.schedule(boss, STATS, '* * * * *', () => this.rollUp());
    });
    this.boss = boss;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.boss?.stop({ graceful: true, wait: true, timeout: 3000 });
  }

  /** Sums first: from then on the hours that lose entries are counted from what is left of them. */
  private async endRetention(): Promise<void> {
    await removeOldStats(this.db);
    await purgeOldDeliveries(this.db);
  }

  private async rollUp(): Promise<void> {
    const until = Date.now() + STATS_BUDGET_MS;
    await rollUpLog(this.db, () => this.stopping || Date.now() > until);
  }

  private async schedule(
    boss: PgBoss,
    name: string,
    cron: string,
    chore: () => Promise<void>,
  ): Promise<void> {
    await boss.createQueue(name);
    await boss.schedule(name, cron, {}, { singletonKey: name });
    await boss.work(name, { pollingIntervalSeconds: 30 }, chore);
  }
}
