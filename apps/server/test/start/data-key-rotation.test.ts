import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import request from 'supertest';
import { STRIPE_KEY, bodies, connect } from '../support/connections.ts';
import { deliveryBody } from '../support/deliveries.ts';
import { dumpDatabase, formsOf } from '../support/database-dump.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { ADMIN, type Agent } from '../support/start-app.ts';
import {
  SITE,
  type TestPlane,
  connectByOAuth,
  eventually,
  startPlane,
} from '../support/start-plane.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const PATIENCE_MS = 90_000;
/** Sealed payloads of earlier deliveries, so that there is a middle to be killed in. */
const HISTORY = 20_000;

let plane: TestPlane;
const running: SpawnedServer[] = [];
beforeEach(async () => {
  plane = await startPlane({ workers: false });
});
afterEach(async () => {
  for (const server of running.splice(0)) {
    server.kill('SIGKILL');
    await server.exited;
  }
  await plane.close();
});

async function start(): Promise<{ server: SpawnedServer; agent: Agent }> {
  const server = spawnServer({ ...plane.env, KEY_CACHE: '2s', OUTBOUND_TIMEOUT: '10s' });
  running.push(server);
  const agent = request.agent(await server.ready());
  await agent.post('/api/v1/auth/login').send(ADMIN).expect(204);
  return { server, agent };
}

const rotation = async () =>
  (await plane.admin.get(`${SITE}/settings`).expect(200)).body.data_key.rotation;

/** Copies of a real delivery under the same message id, which their payload is bound to. */
async function fillHistory(connection: number, agent: Agent): Promise<void> {
  const { body } = await agent.post(`${SITE}/deliveries`).send(deliveryBody(connection, 'create_customer')).expect(202); // prettier-ignore
  await plane.db.query(
    `INSERT INTO deliveries (site_id, connection_id, action, payload_blob, originating_module,
       event_identifier, status, message_id, finished_at)
     SELECT site_id, connection_id, action, payload_blob, originating_module, event_identifier,
       'failed', message_id, now() FROM deliveries, generate_series(1, ${HISTORY}) WHERE id = $1`,
    [body.id],
  );
}

it('a data key rotates under load over two processes, one of which is killed in the middle', async () => {
  const one = await start();
  const two = await start();
  const stripe = (await connect(plane, bodies.stripe())).id;
  const hubspot = (await connectByOAuth(plane, 'hubspot')).id!;
  await fillHistory(stripe, one.agent);

  let loading = true;
  const accepted: number[] = [];
  const refused: string[] = [];
  const load = async ({ agent }: { agent: Agent }) => {
    while (loading) {
      const sent = await agent.post(`${SITE}/deliveries`).send(deliveryBody(stripe, 'create_customer')).then((answer) => answer, () => null); // prettier-ignore
      if (sent?.status === 202) accepted.push(sent.body.id);
      else if (sent) refused.push(sent.text);
      const tested = await agent.post(`${SITE}/connections/${hubspot}/refresh`).then((answer) => answer, () => null); // prettier-ignore
      if (tested && tested.status !== 200) refused.push(tested.text);
      await sleep(20);
    }
  };
  const loads = [load(one), load(two)];

  const { body } = await two.agent.post(`${SITE}/settings/rotate-key`).expect(202);
  await eventually(async () => {
    const { done } = await rotation();
    return done > 1000 && done < HISTORY - 1000;
  }, 'the middle', PATIENCE_MS); // prettier-ignore
  one.server.kill('SIGKILL');
  await one.server.exited;
  const killedAt = await rotation();
  expect(killedAt).toMatchObject({ status: 'running', undecryptable: 0 });
  await eventually(async () => (await rotation()).status === 'done', 'the end', PATIENCE_MS);
  loading = false;
  await Promise.all(loads);

  expect(refused).toEqual([]);
  const keys = await plane.db.query('SELECT key_id, active FROM data_keys WHERE site_id = 1');
  expect(keys).toEqual([{ key_id: body.key_id, active: true }]);
  const foreign = await plane.db.query(
    `SELECT (SELECT count(*)::int FROM deliveries WHERE octet_length(payload_blob) > 0
              AND substring(payload_blob FROM 1 FOR 5) <> $1) AS deliveries,
            (SELECT count(*)::int FROM connections
              WHERE substring(credential_blob FROM 1 FOR 5) <> $1
                 OR substring(refresh_token_blob FROM 1 FOR 5) <> $1) AS connections`,
    [Buffer.from([1, 0, 0, 0, body.key_id])],
  );
  expect(foreign).toEqual([{ deliveries: 0, connections: 0 }]);

  for (const id of [stripe, hubspot]) {
    const { body: test } = await two.agent.post(`${SITE}/connections/${id}/test`).expect(200);
    expect(test.outcome).toBe('connected');
  }
  // Every accepted delivery arrived, whatever key its payload was under at the time.
  expect(accepted.length).toBeGreaterThan(10);
  await eventually(
    async () => {
      const rows: { n: number }[] = await plane.db.query(
        `SELECT count(*)::int AS n FROM deliveries WHERE id = ANY($1) AND status <> 'delivered'`,
        [accepted],
      );
      return rows[0]!.n === 0;
    },
    'all delivered',
    PATIENCE_MS,
  );
  // One of the old payloads, sent again from what was sealed anew.
  const [old] = await plane.db.query(
    `SELECT max(id) AS id FROM deliveries WHERE status = 'failed'`,
  );
  await two.agent.post(`${SITE}/deliveries/${old.id}/retry`).expect(202);
  await eventually(async () => {
    const { body: again } = await two.agent.get(`${SITE}/deliveries/${old.id}`).expect(200);
    return again.status === 'delivered';
  }, 'the old one delivered', PATIENCE_MS); // prettier-ignore
  const { body: audit } = await two.agent.get(`${SITE}/activity/verify`).expect(200);
  expect(audit).toMatchObject({ ok: true });
  await plane.db.query('DELETE FROM deliveries WHERE id <> ALL($1)', [accepted]);
  const dump = await dumpDatabase(plane.db);
  for (const form of formsOf(STRIPE_KEY)) expect(dump).not.toContain(form);
});
