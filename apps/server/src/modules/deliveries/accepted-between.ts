import type { EntityManager } from 'typeorm';

/**
 * Ids are given in the order of acceptance, but for what was under way at the same moment. So much
 * later than a time, every id is of something accepted after it.
 */
const DISORDER_MS = 3_600_000;

/** Close enough to read the rest. */
const SPAN = 10_000;

/** Ids outside of which nothing was accepted in a time; null where it has no end. */
export interface IdRange {
  above: number | null;
  below: number | null;
}

/** Finds the ids of a time by halving: a dozen index probes instead of an index on the time. */
export async function acceptedBetween(
  manager: EntityManager,
  siteId: number,
  from: string | undefined,
  to: string | undefined,
): Promise<IdRange> {
  const near = (time: string, ms: number) => halve(manager, siteId, Date.parse(time) + ms);
  return {
    above: from === undefined ? null : (await near(from, -DISORDER_MS)).earlier,
    below: to === undefined ? null : (await near(to, DISORDER_MS)).later,
  };
}

/** @param at epoch milliseconds */
async function halve(
  manager: EntityManager,
  siteId: number,
  at: number,
): Promise<{ earlier: number; later: number }> {
  const probe = async (id: number): Promise<Probed | undefined> => {
    const rows: Probed[] = await manager.query(
      'SELECT id, created_at FROM deliveries WHERE site_id = $1 AND id >= $2 ORDER BY id LIMIT 1',
      [siteId, id],
    );
    return rows[0];
  };
  const [newest]: { id: number }[] = await manager.query(
    'SELECT id FROM deliveries WHERE site_id = $1 ORDER BY id DESC LIMIT 1',
    [siteId],
  );
  let earlier = 0;
  let later = (newest?.id ?? 0) + 1;
  while (later - earlier > SPAN) {
    const middle = Math.floor((earlier + later) / 2);
    const found = await probe(middle);
    if (found && found.created_at.getTime() <= at) earlier = Math.max(middle, found.id);
    else later = middle;
  }
  return { earlier, later };
}

interface Probed {
  id: number;
  created_at: Date;
}
