import type { DataSource, EntityManager } from 'typeorm';
import { addBacklog, addNew } from './add-sums.ts';
import { nextBite } from './backlog-bite.ts';
import { type RollupProgress, lockProgress } from './rollup-progress.ts';

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: another was faster. */
const SERIALIZATION_FAILURE = '40001';

/** Hours of backlog at once: twice as many after a quick bite, half as many after a slow one. */
const FIRST_BITE_HOURS = 1;
const MOST_BITE_HOURS = 24;
const QUICK_MS = 300;
const SLOW_MS = 1500;

/**
 * Brings the sums of the delivery log up to date, then takes its backlog bite by bite until none is
 * left or `enough` says so. Each step is one transaction over all: what is in the sums is told in the
 * same one, so that a process may end at any point and several may be at it.
 */
export async function rollUpLog(
  db: DataSource,
  enough: () => boolean = () => false,
): Promise<void> {
  let hours = FIRST_BITE_HOURS;
  do {
    const start = performance.now();
    if ((await step(db, hours)) !== 'more') return;
    const took = performance.now() - start;
    if (took < QUICK_MS) hours = Math.min(hours * 2, MOST_BITE_HOURS);
    if (took > SLOW_MS) hours = Math.max(1, Math.floor(hours / 2));
  } while (!enough());
}

type Step = 'more' | 'done' | 'busy';

async function step(db: DataSource, hours: number): Promise<Step> {
  // Before the snapshot: each of these ids has a transaction below the snapshot's next, or none yet.
  const highest = await highestId(db);
  try {
    return await db.transaction('REPEATABLE READ', (manager) => advance(manager, highest, hours));
  } catch (error) {
    if ((error as { code?: string }).code === SERIALIZATION_FAILURE) return 'busy';
    throw error;
  }
}

async function advance(manager: EntityManager, highest: number, hours: number): Promise<Step> {
  const found = await lockProgress(manager);
  if (!found) return 'busy';
  const progress = found.valid ? found : await beginAnew(manager, found);
  if (progress.rolledFrom) await addNew(manager, progress);
  const bite = await nextBite(manager, progress.rolledFrom, hours);
  if (bite) await addBacklog(manager, progress, bite);
  const place = nextPlace(progress, highest);
  await manager.query(
    `UPDATE delivery_stats_progress SET rolled_from = $1, horizon = $2, low_id = $3,
       pending_id = $4, pending_xid = $5, written_by = pg_current_xact_id()::text::bigint`,
    [
      bite ? bite.from : progress.rolledFrom,
      progress.ended,
      place.lowId,
      place.pendingId,
      place.pendingXid,
    ],
  );
  return bite ? 'more' : 'done';
}

/** An id counts as low once all transactions have ended that may have been writing when it was given. */
function nextPlace(
  { lowId, pendingId, pendingXid, ended, next }: RollupProgress,
  highest: number,
): Pick<RollupProgress, 'lowId' | 'pendingId' | 'pendingXid'> {
  if (next <= ended) return { lowId: highest, pendingId: null, pendingXid: null };
  if (pendingId === null || pendingXid === null) {
    return { lowId, pendingId: highest, pendingXid: next };
  }
  if (pendingXid > ended) return { lowId, pendingId, pendingXid };
  return { lowId: pendingId, pendingId: highest, pendingXid: next };
}

async function beginAnew(
  manager: EntityManager,
  progress: RollupProgress,
): Promise<RollupProgress> {
  await manager.query('DELETE FROM delivery_stats');
  return { ...progress, rolledFrom: null, lowId: 0, pendingId: null, pendingXid: null };
}

async function highestId(db: DataSource): Promise<number> {
  const [row]: { id: number }[] = await db.query(
    `SELECT coalesce(pg_sequence_last_value(
       pg_get_serial_sequence('delivery_log', 'id')::regclass), 0) AS id`,
  );
  return row!.id;
}
