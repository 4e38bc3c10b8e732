import type { DataSource } from 'typeorm';

/** This month's partition of the delivery log and the next two, so that none is missing at midnight. */
export async function prepareLogPartitions(db: DataSource): Promise<void> {
  await db.query(
    `SELECT create_log_partition((now() AT TIME ZONE 'UTC' + months * interval '1 month')::date)
       FROM generate_series(0, 2) AS months`,
  );
}
