import type { KillablePostgres } from './killable-postgres.ts';

/** Message ids of what is under way under these names of workers. */
export async function heldBy(
  owners: readonly string[],
  postgres: KillablePostgres,
): Promise<string[]> {
  if (owners.length === 0) return [];
  const rows = await postgres.query<{ message_id: string }>(
    `SELECT message_id FROM deliveries WHERE status = 'running' AND lease_owner = ANY($1::uuid[])`,
    [owners],
  );
  return rows.map((row) => row.message_id);
}
