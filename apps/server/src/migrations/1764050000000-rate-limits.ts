import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What vendor accounts were sent of late, and what their vendors say is left, for all workers. */
export class RateLimits1764050000000 implements MigrationInterface {
  name = 'RateLimits1764050000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [TABLE, WINDOW, RESERVE, GIVE_BACK]) await runner.query(statements);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION give_back_calls(bigint[], text[], bigint[], timestamptz[], integer[]);
      DROP FUNCTION reserve_calls(bigint[], text[], integer[], integer[], integer[]);
      DROP FUNCTION rate_window(bigint[], integer[], bigint, integer, integer, integer);
      DROP TABLE rate_limits;
    `);
  }
}

const TABLE = `
CREATE TABLE rate_limits (
  site_id bigint NOT NULL REFERENCES sites,
  -- Whose limit it is: a connector's account at the vendor, or a connection.
  account text NOT NULL,
  -- What was granted of late, oldest first: where each slot begins, in epoch milliseconds, and how
  -- much was granted in it.
  slots bigint[] NOT NULL DEFAULT '{}',
  grants integer[] NOT NULL DEFAULT '{}',
  -- What the vendor says is left, less what was granted since, and when that renews.
  vendor_left integer,
  vendor_until timestamptz(3),
  used_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (site_id, account)
) WITH (fillfactor = 50); -- rewritten in place all the time
CREATE INDEX rate_limits_told ON rate_limits (vendor_until) WHERE vendor_until IS NOT NULL;
`;

/**
 * The arithmetic alone. A window of more than the limit's own length is kept full and never more: a
 * slot counts until \`per_ms\` and a twentieth (a tenth of a second at least) after its end. The
 * vendor, who sees the calls a little later and not all equally late, still sees no stretch of
 * \`per_ms\` with more than it allows. What does not count any more is left out of the next slots.
 */
const WINDOW = `
CREATE FUNCTION rate_window(
  slots bigint[], grants integer[], now_ms bigint, requests integer, per_ms integer, wanted integer,
  OUT granted integer, OUT room integer, OUT wait_ms bigint,
  OUT slot bigint, OUT next_slots bigint[], OUT next_grants integer[]
) LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  width integer := ceil(per_ms / 100.0);
  span integer := per_ms + greatest(ceil(per_ms / 20.0), 100) + width;
  size integer := cardinality(slots);
  first integer := 1;
BEGIN
  slot := now_ms - now_ms % width;
  -- The clock was set back: by a little, and the slots stay in order; by a lot, and all begins anew.
  IF slots[size] > now_ms + span THEN first := size + 1; ELSE slot := greatest(slot, slots[size]); END IF;
  WHILE first <= size AND slots[first] + span <= now_ms LOOP first := first + 1; END LOOP;
  next_slots := slots[first:];
  next_grants := grants[first:];
  SELECT greatest(0, requests - coalesce(sum(n), 0)) INTO room FROM unnest(next_grants) AS n;
  granted := least(wanted, room);
  room := room - granted;
  size := cardinality(next_slots);
  IF granted > 0 AND next_slots[size] = slot THEN
    next_grants[size] := next_grants[size] + granted;
  ELSIF granted > 0 THEN
    next_slots := next_slots || slot;
    next_grants := next_grants || granted;
  END IF;
  wait_ms := CASE WHEN room > 0 THEN 0 ELSE next_slots[1] + span - now_ms END;
END $$;
`;

/**
 * Grants calls of many accounts, one row for each that is asked about; the accounts in one order
 * everywhere, or two processes would wait for each other. The clock is read when the row is locked:
 * before, it could be older than what another process has just written.
 */
const RESERVE = `
CREATE FUNCTION reserve_calls(
  sites bigint[], accounts text[], requests integer[], per_ms integer[], wanted integer[]
) RETURNS TABLE (
  granted integer, wait_ms bigint, slot bigint, told_until timestamptz, left_over integer
) LANGUAGE plpgsql AS $$
DECLARE
  known rate_limits;
  counted record;
  now_at timestamptz;
BEGIN
  -- A crash of the database may forget the last half second of counting, no more; a flush for each
  -- claim would cost more than the count is worth.
  PERFORM set_config('synchronous_commit', 'off', true);
  FOR i IN 1 .. coalesce(cardinality(sites), 0) LOOP
    SELECT * INTO known FROM rate_limits r
     WHERE r.site_id = sites[i] AND r.account = accounts[i] FOR UPDATE;
    IF NOT FOUND THEN
      INSERT INTO rate_limits (site_id, account) VALUES (sites[i], accounts[i])
      ON CONFLICT DO NOTHING;
      SELECT * INTO known FROM rate_limits r
       WHERE r.site_id = sites[i] AND r.account = accounts[i] FOR UPDATE;
    END IF;
    now_at := clock_timestamp();
    told_until := CASE WHEN known.vendor_until > now_at THEN known.vendor_until END;
    known.vendor_left := CASE WHEN told_until IS NOT NULL THEN known.vendor_left END;
    granted := least(wanted[i], known.vendor_left);
    wait_ms := 0;
    slot := NULL;
    left_over := NULL;
    IF requests[i] IS NOT NULL THEN
      counted := rate_window(known.slots, known.grants,
        floor(extract(epoch FROM now_at) * 1000)::bigint, requests[i], per_ms[i], granted);
      granted := counted.granted;
      wait_ms := counted.wait_ms;
      slot := counted.slot;
      left_over := counted.room;
      known.slots := counted.next_slots;
      known.grants := counted.next_grants;
    END IF;
    IF told_until IS NOT NULL THEN
      known.vendor_left := known.vendor_left - granted;
      left_over := least(left_over, known.vendor_left);
      IF known.vendor_left = 0 THEN
        wait_ms := greatest(wait_ms, ceil(extract(epoch FROM told_until - now_at) * 1000));
      END IF;
    END IF;
    IF granted > 0 THEN
      UPDATE rate_limits r
         SET slots = known.slots, grants = known.grants, vendor_left = known.vendor_left,
             used_at = now_at
       WHERE r.site_id = sites[i] AND r.account = accounts[i];
    END IF;
    RETURN NEXT;
  END LOOP;
END $$;
`;

/** Takes back what was granted and not sent, from the slot and the vendor's count it came from. */
const GIVE_BACK = `
CREATE FUNCTION give_back_calls(
  sites bigint[], accounts text[], from_slot bigint[], from_until timestamptz[], unused integer[]
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  FOR i IN 1 .. coalesce(cardinality(sites), 0) LOOP
    UPDATE rate_limits r
       SET grants = (
             SELECT coalesce(array_agg(
               CASE WHEN slot = from_slot[i] THEN greatest(0, granted - unused[i]) ELSE granted END
               ORDER BY place), '{}')
               FROM unnest(r.slots, r.grants) WITH ORDINALITY AS counted (slot, granted, place)),
           vendor_left = r.vendor_left
             + CASE WHEN r.vendor_until = from_until[i] THEN unused[i] ELSE 0 END
     WHERE r.site_id = sites[i] AND r.account = accounts[i];
  END LOOP;
END $$;
`;
