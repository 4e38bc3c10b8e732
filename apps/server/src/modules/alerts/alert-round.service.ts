import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, IsNull, MoreThan } from 'typeorm';
import { SAME_TROUBLE_MS, alertChanges } from './alert-changes.ts';
import { AlertMailPlanner } from './alert-mail-planner.service.ts';
import { AlertRow } from './alert.entity.ts';
import { enqueueEvents } from './enqueue-events.ts';
import { findBroken } from './find-broken.ts';
import { findEnding } from './find-ending.ts';
import { findFailing } from './find-failing.ts';
import { findGrowing } from './find-growing.ts';
import { type Finding, keyOf } from './finding.ts';
import { AlertLinks } from './alert-links.service.ts';
import { storeAlerts } from './store-alerts.ts';

/**
 * Looks at the stored facts of all sites, opens and resolves alerts, and puts what is to be told into
 * the outbox, all in one transaction. Nothing is remembered between two rounds but in the database,
 * so that any process can do the next one.
 */
@Injectable()
export class AlertRounds {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(AlertMailPlanner) private readonly mail: AlertMailPlanner,
    @Inject(AlertLinks) private readonly links: AlertLinks,
  ) {}

  /**
   * One round, unless another process does one or did within `periodMs`.
   *
   * @returns whether it was done here
   */
  look(periodMs: number): Promise<boolean> {
    return this.db.transaction(async (manager) => {
      const now = await claimRound(manager, periodMs);
      if (!now) return false;
      await manager.query(BY_INDEX);
      await this.round(manager, now);
      await manager.query('UPDATE alert_rounds SET looked_at = $1', [now]);
      return true;
    });
  }

  private async round(manager: EntityManager, now: Date): Promise<void> {
    const known = await manager.find(AlertRow, {
      where: [
        { resolved_at: IsNull() },
        { resolved_at: MoreThan(new Date(now.getTime() - SAME_TROUBLE_MS)) },
      ],
    });
    const open = new Set(known.filter((row) => row.resolved_at === null).map(keyOf));
    const findings: Finding[] = [
      ...(await findBroken(manager, (key) => open.has(key))),
      ...(await findEnding(manager, now)),
      ...(await findFailing(manager)),
      ...(await findGrowing(manager, now)),
    ];
    const changes = alertChanges(findings, known, now);
    await storeAlerts(manager, changes.write, changes.opened);
    await enqueueEvents(manager, changes, this.links);
    await this.mail.plan(manager, now);
  }
}

/**
 * Every look is by index and in its order. The planner is told so: right after a burst its statistics
 * are old, and it would read the whole queue or log. Compiling pays off for none of this.
 */
const BY_INDEX = `
  SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off;
  SET LOCAL jit = off`;

/** The lock is the transaction's: it ends with the process that holds it. */
async function claimRound(manager: EntityManager, periodMs: number): Promise<Date | null> {
  const [row]: { now: Date }[] = await manager.query(
    `SELECT date_trunc('milliseconds', now()) AS now FROM alert_rounds
      WHERE looked_at <= now() - $1 * interval '1 ms' FOR UPDATE SKIP LOCKED`,
    [periodMs],
  );
  return row?.now ?? null;
}
