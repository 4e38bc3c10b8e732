import type { BenchDatabase } from './database.ts';

/** Each in the words of a partial index, so that asking costs nothing however many have ended. */
const CONDITIONS = {
  pending: [
    `status = 'pending' AND next_attempt_at IS NULL`,
    `status = 'pending' AND next_attempt_at IS NOT NULL`,
  ],
  running: [`status = 'running'`],
  failed: [`status = 'failed'`],
};

/** Whether a delivery, of one connection or of any, is in one of these statuses now. */
export async function isAny(
  database: BenchDatabase,
  statuses: readonly (keyof typeof CONDITIONS)[],
  connectionId: number | null = null,
): Promise<boolean> {
  const whose =
    connectionId === null
      ? '$1::bigint IS NULL'
      : 'site_id = (SELECT site_id FROM connections WHERE id = $1) AND connection_id = $1';
  const parts = statuses
    .flatMap((status) => CONDITIONS[status])
    .map((condition) => `EXISTS (SELECT FROM deliveries WHERE ${condition} AND ${whose})`);
  const [answer] = await database.query<{ any: boolean }>(`SELECT ${parts.join(' OR ')} AS any`, [
    connectionId,
  ]);
  return answer!.any;
}
