/**
 * Counts what has no end, by site and status, from the partial indexes of each status: what has
 * ended costs nothing. How fast work ends is asked only where the answer is needed, of sites that
 * near the limit ($1), over the last ten seconds and no further than 100,000 entries.
 */
export const COUNT_QUEUE = `
WITH waiting AS MATERIALIZED (
  SELECT site_id, 'pending' AS status, sum(depth)::bigint AS depth, min(oldest) AS oldest FROM (
    SELECT site_id, count(*) AS depth, min(id) AS oldest FROM deliveries
     WHERE status = 'pending' AND next_attempt_at IS NULL GROUP BY site_id
    UNION ALL
    SELECT site_id, count(*), min(id) FROM deliveries
     WHERE status = 'pending' AND next_attempt_at IS NOT NULL GROUP BY site_id) pending
   GROUP BY site_id
  UNION ALL
  SELECT site_id, 'held', count(*), min(id)
    FROM deliveries WHERE status = 'held' GROUP BY site_id
  UNION ALL
  SELECT site_id, 'running', count(*), min(id)
    FROM deliveries WHERE status = 'running' GROUP BY site_id
), pace AS (
  SELECT s.site_id, ended.count / 10.0 AS per_s
    FROM (SELECT site_id FROM waiting WHERE status <> 'running'
           GROUP BY site_id HAVING sum(depth) >= 0.9 * $1) s
   CROSS JOIN LATERAL (
     SELECT count(*) FROM (
       SELECT FROM delivery_log l
        WHERE l.site_id = s.site_id AND l.attempted_at > now() - interval '10 seconds'
          AND l.outcome IN ('delivered', 'failed') LIMIT 100000) l) ended
), parts AS (
  SELECT w.site_id, w.status, w.depth, d.created_at AS oldest_at, p.per_s AS ended_per_s
    FROM waiting w
    LEFT JOIN deliveries d ON d.site_id = w.site_id AND d.id = w.oldest
    LEFT JOIN pace p ON p.site_id = w.site_id
)
INSERT INTO queue_snapshot AS s (taken_at, took_ms, queue, connections, bulk_jobs)
SELECT statement_timestamp(), 0,
  (SELECT coalesce(jsonb_agg(to_jsonb(parts)), '[]') FROM parts),
  (SELECT coalesce(jsonb_agg(to_jsonb(c)), '[]')
     FROM (SELECT state, count(*) FROM connections GROUP BY state) c),
  (SELECT coalesce(jsonb_agg(to_jsonb(j)), '[]')
     FROM (SELECT status, count(*) FROM bulk_jobs WHERE finished_at IS NULL GROUP BY status) j)
ON CONFLICT (only_row) DO UPDATE
  SET taken_at = excluded.taken_at, queue = excluded.queue, connections = excluded.connections,
      bulk_jobs = excluded.bulk_jobs,
      took_ms = extract(epoch FROM clock_timestamp() - statement_timestamp()) * 1000`;

/** `age_ms` by the database's clock, so that processes whose clocks differ agree. */
export const READ_SNAPSHOT = `
SELECT taken_at, took_ms, queue, connections, bulk_jobs,
       extract(epoch FROM clock_timestamp() - taken_at)::float8 * 1000 AS age_ms
  FROM queue_snapshot`;
