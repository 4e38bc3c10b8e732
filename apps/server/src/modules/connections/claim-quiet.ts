import { decideTest } from '@patchbay/core/test-schedule';
import type { DataSource, EntityManager } from 'typeorm';

/** A claim stands so long without a result: its process is gone, and another tests. */
const CLAIM_MS = 30 * 60_000;

/** Connections looked at in one statement; looking is cheap, and most were heard of lately. */
const BITE = 200;

export interface QuietConnection {
  site_id: number;
  id: number;
}

interface Candidate extends QuietConnection {
  test_failures: number;
  due_ms: number;
  heard_ms: number;
  now_ms: number;
  enabled: boolean;
}

/**
 * Connections whose time has come: those heard of lately, or switched off, are planned anew; of the
 * quiet ones at most `room` are claimed. Each is seen by one process only. A delivery that arrived, or a
 * call through the proxy that went well, counts as heard of; failures prove nothing.
 *
 * @returns what was claimed, and whether more may be due already
 */
export function claimQuiet(
  db: DataSource,
  intervalMs: number,
  room: number,
): Promise<{ claimed: QuietConnection[]; more: boolean }> {
  return db.transaction(async (manager) => {
    const candidates: Candidate[] = await manager.query(
      `SELECT c.site_id, c.id, c.test_failures, f.enabled IS NOT FALSE AS enabled,
              ${ms('c.test_due_at')} AS due_ms, ${ms('now()')} AS now_ms,
              ${ms('greatest(c.created_at, c.last_test_at, l.worked_at)')}
                AS heard_ms
         FROM connections c
         LEFT JOIN connector_flags f
           ON f.site_id = c.site_id AND f.connector_type = c.connector_type
         LEFT JOIN LATERAL (
           SELECT max(attempted_at) FILTER (WHERE outcome = 'delivered') AS worked_at
             FROM (SELECT attempted_at, outcome FROM delivery_log
                    WHERE site_id = c.site_id AND connection_id = c.id
                      AND attempted_at > now() - $1 * interval '1 ms'
                    ORDER BY attempted_at DESC LIMIT 100) newest) l ON true
        WHERE c.state = 'active' AND c.test_due_at <= now()
        ORDER BY c.test_due_at LIMIT $2 FOR NO KEY UPDATE OF c SKIP LOCKED`,
      [intervalMs, BITE],
    );
    const claimed: QuietConnection[] = [];
    const planned: (QuietConnection & { dueAt: number })[] = [];
    for (const candidate of candidates) {
      const { site_id, id, now_ms: now } = candidate;
      const decision = decideTest({
        ...{ id, dueAt: candidate.due_ms, now, intervalMs },
        // A connector that is switched off is not called; its connections are looked at again later.
        failures: candidate.enabled ? candidate.test_failures : 0,
        heardAt: candidate.enabled ? candidate.heard_ms : now,
      });
      if (!decision.test) planned.push({ site_id, id, dueAt: decision.dueAt });
      else if (claimed.length < room) {
        claimed.push({ site_id, id });
        planned.push({ site_id, id, dueAt: now + CLAIM_MS });
      }
    }
    await plan(manager, planned);
    const more = candidates.length === BITE || planned.length < candidates.length;
    return { claimed, more };
  });
}

/** Claims whose tests will not be made here are due again at once. */
export async function giveBack(db: DataSource, claimed: readonly QuietConnection[]): Promise<void> {
  const now = Date.now();
  await plan(
    db.manager,
    claimed.map(({ site_id, id }) => ({ site_id, id, dueAt: now })),
  );
}

export async function plan(
  manager: EntityManager,
  planned: readonly (QuietConnection & { dueAt: number })[],
): Promise<void> {
  if (planned.length === 0) return;
  await manager.query(
    `UPDATE connections c SET test_due_at = p.due
       FROM unnest($1::bigint[], $2::bigint[], $3::timestamptz[]) AS p(site_id, id, due)
      WHERE c.site_id = p.site_id AND c.id = p.id`,
    [
      planned.map(({ site_id }) => site_id),
      planned.map(({ id }) => id),
      planned.map(({ dueAt }) => new Date(dueAt)),
    ],
  );
}

function ms(time: string): string {
  return `(extract(epoch FROM ${time}) * 1000)::float8`;
}
