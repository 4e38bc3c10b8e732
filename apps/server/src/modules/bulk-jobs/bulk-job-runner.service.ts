import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BulkJob } from './bulk-job.entity.ts';
import { failedMatching } from './failed-matching.ts';

const BITE = 500;

/** Does bulk jobs in bites; each bite and its progress commit together, so a crash costs nothing. */
@Injectable()
export class BulkJobRunner {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** One bite of the oldest job nobody else is at. @returns whether there was one */
  runBite(): Promise<boolean> {
    return this.db.transaction(async (manager) => {
      const job = await manager
        .createQueryBuilder(BulkJob, 'j')
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .where(`j.status = 'running'`)
        .orderBy('j.created_at')
        .limit(1)
        .getOne();
      if (!job) return false;
      const { sql, parameters } = failedMatching(job.site_id, job.filter);
      const n = parameters.length;
      const [rows]: [{ id: number }[], number] = await manager.query(
        `WITH bite AS (
           SELECT d.site_id, d.id FROM deliveries d
            WHERE ${sql} AND d.id > $${n + 1} AND d.id <= $${n + 2}
            ORDER BY d.id LIMIT $${n + 3} FOR UPDATE)
         UPDATE deliveries d SET
           status = CASE WHEN c.state = 'active' THEN 'pending' ELSE 'held' END,
           schedule_base = d.attempts, next_attempt_at = now(), finished_at = NULL
         FROM bite JOIN deliveries o ON o.site_id = bite.site_id AND o.id = bite.id
              JOIN connections c ON c.site_id = o.site_id AND c.id = o.connection_id
         WHERE d.site_id = bite.site_id AND d.id = bite.id
         RETURNING d.id`,
        [...parameters, job.position, job.ceiling, BITE],
      );
      const finished = rows.length < BITE;
      await manager.update(
        BulkJob,
        { site_id: job.site_id, id: job.id },
        {
          done: finished ? job.total : job.done + rows.length,
          position: rows.reduce((max, row) => Math.max(max, row.id), job.position),
          ...(finished && { status: 'done', finished_at: new Date() }),
        },
      );
      return true;
    });
  }
}
