import type { EntityManager } from 'typeorm';

/**
 * For the rest of the transaction, which reads or touches some rows in the order of an index and no
 * others. With statistics that are old after a burst the planner would read a whole table for it
 * (docs/adr/0011).
 */
export async function planByIndex(manager: EntityManager): Promise<void> {
  await manager.query(
    `SELECT set_config('enable_' || way, 'off', true)
       FROM unnest(ARRAY['seqscan', 'bitmapscan', 'sort', 'hashjoin', 'mergejoin']) AS way`,
  );
}
