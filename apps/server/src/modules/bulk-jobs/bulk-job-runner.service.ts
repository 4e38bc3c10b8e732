import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { DeliveryMoves } from '../deliveries/delivery-moves.service.ts';
import { countBite, lockBite } from './bite.ts';
import { countSize } from './count-size.ts';
import { BulkJob } from './bulk-job.entity.ts';
import { type Changes, afterCount, afterError, afterMove } from './job-step.ts';
import { planByIndex } from '../../platform/database/plan-by-index.ts';

/** Deliveries a job looks at in one transaction. */
const BITE = 500;

/** Does bulk jobs in bites; each bite and its progress commit together, so a crash costs nothing. */
@Injectable()
export class BulkJobRunner {
  private readonly logger = new Logger(BulkJobRunner.name);

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(DeliveryMoves) private readonly moves: DeliveryMoves,
  ) {}

  /** One bite of the job that waited longest and nobody else is at. @returns whether there was one */
  async runBite(): Promise<boolean> {
    let taken: BulkJob | null = null;
    try {
      await this.db.transaction(async (manager) => {
        taken = await takeTurn(manager);
        if (taken) await this.advance(manager, taken);
      });
    } catch (error) {
      if (!taken) throw error;
      await this.noteError(taken, error);
    }
    return taken !== null;
  }

  private async advance(manager: EntityManager, job: BulkJob): Promise<void> {
    await planByIndex(manager);
    const changes = job.counted ? await this.move(manager, job) : await count(manager, job);
    const { site_id, id } = job;
    await manager.update(
      BulkJob,
      { site_id, id },
      {
        ...changes,
        turn_at: () => 'clock_timestamp()',
        ...(changes.status && { finished_at: () => 'now()' }),
      },
    );
  }

  private async move(manager: EntityManager, job: BulkJob): Promise<Changes> {
    const bite = await lockBite(manager, job, positionOf(job), BITE);
    const act = job.kind === 'retry_deliveries' ? 'retry' : 'cancel';
    const moved =
      bite.found.length > 0 ? await this.moves[act](manager, job.site_id, bite.found) : 0;
    return afterMove(job, bite, moved);
  }

  /** What keeps going wrong ends the job; what went wrong once is tried again, after others' turns. */
  private async noteError({ site_id, id, errors: before }: BulkJob, error: unknown): Promise<void> {
    this.logger.error(error);
    const { errors, waitSeconds } = afterError({ errors: before });
    const change =
      waitSeconds === null
        ? {
            status: 'failed' as const,
            reason: reasonOf(error),
            finished_at: () => 'now()',
          }
        : { turn_at: () => `now() + interval '${waitSeconds} seconds'` };
    await this.db.manager.update(
      BulkJob,
      { site_id, id, status: 'running' },
      { errors, ...change },
    );
  }
}

function takeTurn(manager: EntityManager): Promise<BulkJob | null> {
  return manager
    .createQueryBuilder(BulkJob, 'j')
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .where(`j.status = 'running' AND j.turn_at <= clock_timestamp()`)
    .orderBy('j.turn_at')
    .limit(1)
    .getOne();
}

async function count(manager: EntityManager, job: BulkJob): Promise<Changes> {
  return afterCount(job, await countBite(manager, job, positionOf(job), countSize(job.filter)));
}

function positionOf(job: BulkJob) {
  return { connection: job.position_connection, id: job.position };
}

/** Public: a class of trouble (SQLSTATE where PostgreSQL gave one), never its text with values in it. */
function reasonOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)
    ? `database_error ${code}`
    : 'internal_error';
}
