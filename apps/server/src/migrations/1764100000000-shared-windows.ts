import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One window for queued work and for calls somebody waits for, with a share for each. */
export class SharedWindows1764100000000 implements MigrationInterface {
  name = 'SharedWindows1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [COLUMNS, COUNT, RESERVE]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION reserve_calls(bigint[], text[], integer[], integer[], integer[], text[]);
      DROP FUNCTION rate_count(bigint[], integer[], bigint, integer);
      ALTER TABLE rate_limits DROP call_slots, DROP call_grants,
        DROP queue_waits_until, DROP calls_wait_until;
    `);
  }
}

const COLUMNS = `
ALTER TABLE rate_limits
  -- Of \`slots\` and \`grants\`, what went to calls that somebody waits for.
  ADD call_slots bigint[] NOT NULL DEFAULT '{}',
  ADD call_grants integer[] NOT NULL DEFAULT '{}',
  -- Until when queued work, or somebody who was refused, is taken to want more.
  ADD queue_waits_until timestamptz(3),
  ADD calls_wait_until timestamptz(3)`;

/** How much of what was granted counts still. A limit that nothing reaches shows it by what is left. */
const COUNT = `
CREATE FUNCTION rate_count(slots bigint[], grants integer[], now_ms bigint, per_ms integer)
RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT 2147483647 - (rate_window(slots, grants, now_ms, 2147483647, per_ms, 0)).room
$$`;

/**
 * As the five-argument function, which processes of the release before still call, for calls of three
 * kinds (docs/adr/0020):
 *
 * - \`queued\` leaves to callers half of the window while one of them waits; else a tenth more than
 *   they used of it; and nothing when they used none.
 * - \`interactive\` leaves the other half to queued work while that waits.
 * - \`counted\` is granted in any case.
 *
 * Queued work waits when it gets nothing: workers ask for more than they will find. It asks again
 * within a second; a caller when it was told to, and is given up a little later.
 */
const RESERVE = `
CREATE FUNCTION reserve_calls(
  sites bigint[], accounts text[], requests integer[], per_ms integer[], wanted integer[],
  kinds text[]
) RETURNS TABLE (
  granted integer, wait_ms bigint, slot bigint, told_until timestamptz, left_over integer
) LANGUAGE plpgsql AS $$
DECLARE
  every constant integer := 2147483647;
  known rate_limits;
  counted record;
  of_calls record;
  now_at timestamptz;
  now_ms bigint;
  called integer;
  may integer;
  back_at timestamptz;
  is_news boolean;
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
    now_ms := floor(extract(epoch FROM now_at) * 1000);
    told_until := CASE WHEN known.vendor_until > now_at THEN known.vendor_until END;
    known.vendor_left := CASE WHEN told_until IS NOT NULL THEN known.vendor_left END;
    may := CASE WHEN kinds[i] = 'counted' THEN wanted[i] ELSE least(wanted[i], known.vendor_left) END;
    granted := may;
    wait_ms := 0;
    slot := NULL;
    left_over := NULL;
    is_news := false;

    IF requests[i] IS NOT NULL THEN
      IF kinds[i] = 'queued' THEN
        called := rate_count(known.call_slots, known.call_grants, now_ms, per_ms[i]);
        IF called > 0 OR known.calls_wait_until > now_at THEN
          may := least(may, requests[i]
            - (rate_count(known.slots, known.grants, now_ms, per_ms[i]) - called)
            - greatest(called, least(requests[i] / 2, CASE
                WHEN known.calls_wait_until > now_at THEN requests[i]
                ELSE called + ceil(requests[i] / 10.0)::integer END)));
        END IF;
      ELSIF kinds[i] = 'interactive' AND known.queue_waits_until > now_at THEN
        called := rate_count(known.call_slots, known.call_grants, now_ms, per_ms[i]);
        may := least(may, requests[i] - requests[i] / 2 - called);
      END IF;
      counted := rate_window(known.slots, known.grants, now_ms,
        CASE WHEN kinds[i] = 'counted' THEN every ELSE requests[i] END, per_ms[i], greatest(0, may));
      granted := counted.granted;
      slot := counted.slot;
      left_over := counted.room;
      IF kinds[i] = 'counted' THEN
        left_over := greatest(0, counted.room - (every - requests[i]));
      END IF;
      wait_ms := counted.wait_ms;
      -- There is room, but for the others: until some of it comes back, or they want it no more.
      IF granted < wanted[i] AND wait_ms = 0 THEN
        wait_ms := greatest(1, least(
          (rate_window(counted.next_slots, counted.next_grants, now_ms, 0, per_ms[i], 0)).wait_ms,
          ceil(extract(epoch FROM CASE kinds[i] WHEN 'queued' THEN known.calls_wait_until
            ELSE known.queue_waits_until END - now_at) * 1000)::bigint));
      END IF;
      known.slots := counted.next_slots;
      known.grants := counted.next_grants;
      IF kinds[i] = 'interactive' AND granted > 0 THEN
        of_calls := rate_window(known.call_slots, known.call_grants, now_ms, every, per_ms[i], granted);
        known.call_slots := of_calls.next_slots;
        known.call_grants := of_calls.next_grants;
      END IF;
    END IF;

    IF told_until IS NOT NULL THEN
      known.vendor_left := greatest(0, known.vendor_left - granted);
      left_over := least(left_over, known.vendor_left);
      IF known.vendor_left = 0 THEN
        wait_ms := greatest(wait_ms, ceil(extract(epoch FROM told_until - now_at) * 1000));
      END IF;
    END IF;

    -- Not written again for every refusal.
    IF requests[i] IS NOT NULL AND kinds[i] = 'queued' AND granted = 0 AND wanted[i] > 0 THEN
      is_news := coalesce(known.queue_waits_until < now_at + interval '2 s', true);
      known.queue_waits_until := now_at + interval '3 s';
    ELSIF requests[i] IS NOT NULL AND kinds[i] = 'interactive' AND granted < wanted[i] THEN
      back_at := now_at + least(wait_ms, 60000) * interval '1 ms' + interval '3 s';
      is_news := coalesce(known.calls_wait_until < back_at - interval '1 s', true);
      known.calls_wait_until := greatest(known.calls_wait_until, back_at);
    ELSIF kinds[i] = 'interactive' THEN
      known.calls_wait_until := NULL;
    END IF;
    IF granted > 0 OR is_news THEN
      UPDATE rate_limits r
         SET slots = known.slots, grants = known.grants, vendor_left = known.vendor_left,
             call_slots = known.call_slots, call_grants = known.call_grants,
             queue_waits_until = known.queue_waits_until,
             calls_wait_until = known.calls_wait_until, used_at = now_at
       WHERE r.site_id = sites[i] AND r.account = accounts[i];
    END IF;
    RETURN NEXT;
  END LOOP;
END $$`;
