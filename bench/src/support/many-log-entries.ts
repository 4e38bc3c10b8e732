import type { BenchDatabase } from './database.ts';

/** Days the entries are spread over, so that the log has several partitions. */
export const LOG_DAYS = 80;
export const LOG_CONNECTIONS = 60;

/**
 * Fills the log of the site `default` as months of use leave it. Shares are the same at every
 * size: a few connections have most of the entries, latency differs between connections, one
 * connection (60, a connector of its own) hardly ever arrives, one (59) hardly ever fails, and words, modules and codes are
 * frequent, middling and rare. Indexes are built when all is there.
 */
export async function manyLogEntries(database: BenchDatabase, count: number): Promise<void> {
  await database.query(`SET maintenance_work_mem = '1GB'`);
  await database.query(
    `UPDATE sites SET settings = settings || '{"delivery_log_retention_days": 90}'`,
  );
  await database.query(
    `SELECT create_log_partition((now() AT TIME ZONE 'UTC' - months * interval '1 month')::date)
       FROM generate_series(0, 3) AS months`,
  );
  const indexes = await database.query<{ name: string; sql: string }>(
    `SELECT indexname AS name, indexdef AS sql FROM pg_indexes
      WHERE tablename = 'delivery_log' AND indexname <> 'delivery_log_pkey'`,
  );
  for (const { name } of indexes) await database.query(`DROP INDEX ${name}`);
  await database.query('ALTER TABLE delivery_log DROP CONSTRAINT delivery_log_pkey');
  for (let from = 0; from < count; from += BITE) {
    await database.query(ENTRIES, [from, Math.min(count, from + BITE), count]);
  }
  await database.query(
    'ALTER TABLE delivery_log ADD CONSTRAINT delivery_log_pkey PRIMARY KEY (site_id, attempted_at, id)',
  );
  for (const { sql } of indexes) await database.query(sql.replace(' ON ONLY ', ' ON '));
  await database.query('VACUUM (ANALYZE) delivery_log');
  await database.query('CHECKPOINT');
}

const BITE = 500_000;

/** `h`, `k` and `o` are three independent numbers from an entry's place, the same every time. */
const ENTRIES = `
INSERT INTO delivery_log (site_id, delivery_id, connection_id, connection_name, connector_type,
  originating_module, event_identifier, outcome, vendor_response_code, error_code, latency_ms,
  attempt, attempted_at)
SELECT s.id, n, e.connection, 'Connection ' || e.connection,
  CASE e.connection WHEN 60 THEN 'exact_online' ELSE
    (ARRAY['stripe','hubspot','webhook_generic','brevo','mailchimp'])[1 + e.connection % 5] END,
  CASE WHEN h % 20000 = 7 THEN 'backup' WHEN h % 1000 < 2 THEN 'audit' WHEN h % 100 < 3 THEN 'workflows'
       WHEN h % 100 < 10 THEN 'posts' WHEN h % 100 < 25 THEN 'notifications'
       WHEN h % 100 < 55 THEN 'shop' ELSE 'forms' END,
  CASE WHEN k % 20000 = 3 THEN 'needle-' WHEN k % 500 = 4 THEN 'refund-' WHEN k % 100 < 2 THEN 'invoice-'
       WHEN k % 100 < 30 THEN 'submission-' ELSE 'order-' END || n,
  e.outcome,
  CASE e.outcome
    WHEN 'delivered' THEN (ARRAY[200,200,200,200,200,200,201,202,204])[1 + h % 9]
    WHEN 'retried' THEN (ARRAY[429,500,502,503,503,NULL])[1 + h % 6]
    ELSE (ARRAY[400,404,422,500,503,NULL])[1 + h % 6] END,
  CASE WHEN e.outcome <> 'delivered' THEN 'vendor_error' END,
  20 + (e.connection * 37) % 400 + (k % 97) * (k % 89) / 12, 1 + h % 3,
  now() - interval '1 hour' - interval '${LOG_DAYS} days' * (1 - n::float8 / $3::int)
FROM sites s, generate_series($1::int, $2::int - 1) n
CROSS JOIN LATERAL (
  SELECT hashint4(n) & 2147483647 AS h, hashint4(n + 1000000007) & 2147483647 AS k,
         hashint4(n + 500000003) & 2147483647 AS o) x
CROSS JOIN LATERAL (
  SELECT 1 + floor(power((h % 99991) / 99991.0, 2) * ${LOG_CONNECTIONS})::int AS connection) c
CROSS JOIN LATERAL (
  SELECT c.connection,
    CASE WHEN c.connection = 60 THEN CASE WHEN o % 5000 = 1 THEN 'delivered' WHEN o % 4 = 0 THEN 'failed' ELSE 'retried' END
         WHEN c.connection = 59 THEN CASE WHEN o % 20000 = 1 THEN 'failed' ELSE 'delivered' END
         WHEN o % 100 < 1 THEN 'failed' WHEN o % 100 < 4 THEN 'retried' ELSE 'delivered' END AS outcome) e
WHERE s.slug = 'default'`;
