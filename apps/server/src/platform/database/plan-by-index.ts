import type { EntityManager } from 'typeorm';

/**
 * For the rest of the transaction. A bite touches a few rows by index; statistics that are old
 * after a burst would make the planner read the whole table for it (docs/adr/0011).
 */
export async function planByIndex(manager: EntityManager): Promise<void> {
  await manager.query(
    `SELECT set_config(name, 'off', true)
       FROM unnest(ARRAY['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']) AS name`,
  );
}
