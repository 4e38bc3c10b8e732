import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ScheduledTests } from '../../src/modules/connections/scheduled-tests.service.ts';
import { act, bodies, connect, readConnection } from '../support/connections.ts';
import { writeLog } from '../support/log-rows.ts';
import { startApp } from '../support/start-app.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

/** No workers: each test says when to look for what is due. */
let plane: TestPlane;
let scheduled: ScheduledTests;
beforeAll(async () => {
  plane = await startPlane({ workers: false, env: { TEST_INTERVAL: '24h' } });
  scheduled = plane.app.get(ScheduledTests);
});
afterAll(async () => {
  await scheduled.stop();
  await plane.close();
});
beforeEach(async () => {
  await plane.control('/reset');
  await plane.db.query(`UPDATE connections SET test_due_at = now() + interval '1 day'`);
});

const HOUR = 3_600_000;
const stripe = async () => (await connect(plane, bodies.stripe())).id;
const account = (fault: object) =>
  plane.control('/fault', { vendor: 'stripe', path: '/v1/account', ...fault });
const calls = async () => (await plane.arrived('stripe', '/v1/account')).length;

/** Nobody has heard of these for so long, and their moment is now. */
async function quiet(ids: number[], hours = 25): Promise<void> {
  await plane.db.query(
    `UPDATE connections SET created_at = now() - $2 * interval '1 hour',
       last_test_at = now() - $2 * interval '1 hour', test_due_at = now() - interval '1 second'
      WHERE id = ANY($1)`,
    [ids, hours],
  );
}

async function plan(id: number): Promise<{ due_in_ms: number; test_failures: number }> {
  const [row] = await plane.db.query(
    `SELECT (extract(epoch FROM test_due_at - now()) * 1000)::float8 AS due_in_ms, test_failures
       FROM connections WHERE id = $1`,
    [id],
  );
  return row;
}

/** Looks once, and waits until the test of `id` has been written. */
async function tested(id: number): Promise<Record<string, unknown>> {
  const before = (await readConnection(plane, id))['last_test_at'];
  await scheduled.testDue();
  return eventually(async () => {
    const now = await readConnection(plane, id);
    return now['last_test_at'] !== before && now;
  }, `a test of ${id}`);
}

async function actions(id: number): Promise<unknown[]> {
  const { body } = await plane.admin.get(`${SITE}/activity?connection_id=${id}`).expect(200);
  return body.items.map((entry: { action: string }) => entry.action);
}

describe('a connection that has been quiet', () => {
  it('is tested by itself, and leaves no entry in the audit while nothing changes', async () => {
    const id = await stripe();
    await quiet([id]);
    expect(await tested(id)).toMatchObject({ state: 'active', last_test_outcome: 'connected' });
    expect(await actions(id)).toEqual(['connection.create']);
    const { due_in_ms } = await plan(id);
    expect(due_in_ms).toBeGreaterThan(0.9 * 24 * HOUR - 60_000);
    expect(due_in_ms).toBeLessThan(1.9 * 24 * HOUR);
  });

  it.each(['credential_revoked', 'credential_expired'])(
    'follows the vendor at once when the credential is gone: %s',
    async (outcome) => {
      const id = await stripe();
      await quiet([id]);
      const api_key = bodies.stripe().credentials.api_key;
      const state = outcome.replace('credential_', '');
      await plane.control('/keys', { vendor: 'stripe', key: api_key, state });
      expect(await tested(id)).toMatchObject({ state: `auth_${state}`, health: 'error' });
      expect(await actions(id)).toEqual(['connection.scheduled_test', 'connection.create']);
    },
  );

  it('stays active through an outage, shows a warning, and is tried again sooner', async () => {
    const id = await stripe();
    await quiet([id]);
    await account({ kind: 'cut', times: 3 });
    for (const wait of [300_000, 900_000, 2_700_000]) {
      expect(await tested(id)).toMatchObject({
        ...{ state: 'active', health: 'warning', last_test_outcome: 'network_error' },
        health_reason: { code: 'test_failed' },
      });
      const { due_in_ms } = await plan(id);
      expect(Math.abs(due_in_ms - wait)).toBeLessThan(10_000);
      await plane.db.query(`UPDATE connections SET test_due_at = now() WHERE id = $1`, [id]);
    }
    expect(await tested(id)).toMatchObject({ state: 'active', health: 'connected' });
    expect((await plan(id)).test_failures).toBe(0);
    expect(await actions(id)).toEqual(['connection.create']);
  });

  it('is in error when the trouble stays', async () => {
    const id = await stripe();
    await quiet([id]);
    await account({ kind: 'status', status: 500, times: 4 });
    for (let n = 1; n <= 4; n += 1) {
      expect(await tested(id)).toMatchObject({ state: n < 4 ? 'active' : 'error' });
      await plane.db.query(`UPDATE connections SET test_due_at = now() WHERE id = $1`, [id]);
    }
    expect(await actions(id)).toEqual(['connection.scheduled_test', 'connection.create']);
    expect((await plan(id)).test_failures).toBe(0);
  });
});

describe('the schedule leaves alone', () => {
  /** Looks, and sees that the vendor hears nothing, while a quiet one beside is tested. */
  async function isLeftAlone(): Promise<void> {
    const beside = (await connect(plane, bodies.webhook(plane.sim))).id;
    await quiet([beside]);
    const before = await calls();
    await tested(beside);
    expect(await calls()).toBe(before);
  }

  it('what delivered, or was called through the proxy, lately', async () => {
    const id = await stripe();
    await quiet([id]);
    const at = new Date(Date.now() - 2 * HOUR).toISOString();
    await writeLog(plane, [{ connection_id: id, originating_module: 'proxy', attempted_at: at }]);
    await isLeftAlone();
    expect((await plan(id)).due_in_ms).toBeGreaterThan((0.9 * 24 - 2) * HOUR - 60_000);
  });

  it('what was tested lately', async () => {
    const id = await stripe();
    await quiet([id]);
    expect((await act(plane, id, 'test').expect(200)).body.outcome).toBe('connected');
    await isLeftAlone();
  });

  it('what is paused, expired, revoked or in error: those have ways of their own', async () => {
    const ids = [await stripe(), await stripe(), await stripe(), await stripe()];
    await act(plane, ids[0]!, 'pause').expect(200);
    const states = ['paused', 'auth_expired', 'auth_revoked', 'error'];
    for (const [n, state] of states.entries()) {
      await plane.db.query('UPDATE connections SET state = $2 WHERE id = $1', [ids[n], state]);
    }
    await quiet(ids);
    await isLeftAlone();
  });

  it('connectors that are switched off', async () => {
    await quiet([await stripe()]);
    const enable = (enabled: boolean) =>
      plane.admin.put(`${SITE}/connectors/stripe/enabled`).send({ enabled }).expect(200);
    await enable(false);
    await isLeftAlone();
    await enable(true);
  });
});

describe('many that are due', () => {
  it('are planned anew, each at its own moment, after nobody looked for long', async () => {
    const ids = [await stripe(), await stripe(), await stripe()];
    await quiet(ids, 300);
    await plane.db.query(`UPDATE connections SET test_due_at = 'epoch' WHERE id = ANY($1)`, [ids]);
    const before = await calls();
    await scheduled.testDue();
    const dues = await Promise.all(ids.map(plan));
    expect(new Set(dues.map(({ due_in_ms }) => Math.round(due_in_ms / 1000))).size).toBe(3);
    for (const { due_in_ms } of dues) {
      expect(due_in_ms).toBeGreaterThan(-1000);
      expect(due_in_ms).toBeLessThan(24 * HOUR);
    }
    expect(await calls()).toBe(before);
  });

  it('are tested two at a time at one vendor, and a vendor that hangs delays no other', async () => {
    const ids = [await stripe(), await stripe(), await stripe(), await stripe()];
    const webhook = (await connect(plane, bodies.webhook(plane.sim))).id;
    await account({ kind: 'hang', delay_ms: 1500, times: 'always' });
    await quiet([...ids, webhook]);
    const before = await calls();
    await tested(webhook);
    expect((await calls()) - before).toBe(2);
    await plane.control('/faults', {}, 'DELETE');
    await eventually(async () => (await calls()) - before === 4, 'the other two');
    await eventually(
      async () => (await Promise.all(ids.map(plan))).every((row) => row.due_in_ms < HOUR * 48 && row.due_in_ms > 0), // prettier-ignore
      'all written',
    );
  });

  it('are each tested once, however many processes look', async () => {
    const other = await startApp({ beside: plane, env: { ...plane.env, DATABASE_URL: '' } });
    try {
      const ids = await Promise.all(Array.from({ length: 12 }, stripe));
      const before = await calls();
      await quiet(ids);
      const theirs = other.app.get(ScheduledTests);
      await Promise.all([scheduled.testDue(), theirs.testDue(), scheduled.testDue()]);
      await eventually(async () => (await calls()) - before >= 12, 'twelve tests');
      await theirs.stop();
      expect((await calls()) - before).toBe(12);
    } finally {
      await other.close();
    }
  });
});

describe('a process', () => {
  it('looks by itself, and when it stops gives back in time what it could not finish', async () => {
    // Nothing else for the workers to probe.
    await plane.db.query(`UPDATE connections SET state = 'paused'`);
    const id = await stripe();
    const own = await startPlane({ beside: plane, env: { TEST_INTERVAL: '1s', ...vendors() } });
    await eventually(async () => (await calls()) >= 2, 'a test by itself');
    await account({ kind: 'hang', delay_ms: 20_000, times: 'always' });
    const before = await calls();
    await eventually(async () => (await calls()) > before, 'a test that hangs');
    const began = Date.now();
    await own.close();
    expect(Date.now() - began).toBeLessThan(9000);
    expect((await plan(id)).due_in_ms).toBeLessThan(1000);
  });

  const vendors = () => ({ CONNECTOR_BASE_URLS: plane.env['CONNECTOR_BASE_URLS']! });
});
