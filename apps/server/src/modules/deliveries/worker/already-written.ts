import type { HotDatabase } from '../../../platform/database/hot-database.ts';
import type { DeliveryResult } from './result.ts';

const COMMAND = `
SELECT asked.n FROM unnest($1::bigint[], $2::bigint[], $3::int[], $4::timestamptz[])
  WITH ORDINALITY AS asked(site_id, delivery_id, attempt, attempted_at, n)
 WHERE EXISTS (
   SELECT 1 FROM delivery_log l
    WHERE l.site_id = asked.site_id AND l.delivery_id = asked.delivery_id
      AND l.attempt = asked.attempt AND l.attempted_at = asked.attempted_at)`;

/**
 * Of results whose writing got no answer, those that were written all the same: their attempts are in
 * the log. One without an attempt is none of them; writing it again changes nothing.
 */
export async function alreadyWritten(
  db: HotDatabase,
  results: readonly DeliveryResult[],
): Promise<Set<DeliveryResult>> {
  const asked = results.flatMap((result) => {
    const entry = result.log.at(-1);
    return entry ? [{ result, entry }] : [];
  });
  const rows = await db.query<{ n: number }>('already-written', COMMAND, [
    asked.map(({ result }) => result.delivery.site_id),
    asked.map(({ result }) => result.delivery.id),
    asked.map(({ entry }) => entry.attempt),
    asked.map(({ entry }) => entry.attemptedAt),
  ]);
  return new Set(rows.map(({ n }) => asked[Number(n) - 1]!.result));
}
