import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls that left later than they were granted are counted when they left. */
export class LateCalls1764050000001 implements MigrationInterface {
  name = 'LateCalls1764050000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION delay_calls(
        sites bigint[], accounts text[], from_slot bigint[], to_slot bigint[], late integer[]
      ) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM set_config('synchronous_commit', 'off', true);
        FOR i IN 1 .. coalesce(cardinality(sites), 0) LOOP
          UPDATE rate_limits r SET (slots, grants) = (
            SELECT array_agg(slot ORDER BY slot), array_agg(granted ORDER BY slot)
              FROM (
                SELECT slot, sum(granted)::integer AS granted
                  FROM (
                    SELECT slot, CASE WHEN slot = from_slot[i] THEN greatest(0, n - late[i]) ELSE n END
                      FROM unnest(r.slots, r.grants) AS counted (slot, n)
                    UNION ALL VALUES (to_slot[i], late[i])) AS moved (slot, granted)
                 GROUP BY slot) AS summed)
           WHERE r.site_id = sites[i] AND r.account = accounts[i];
        END LOOP;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP FUNCTION delay_calls(bigint[], text[], bigint[], bigint[], integer[])',
    );
  }
}
