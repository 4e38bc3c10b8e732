import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { alertsOf, breakConnection } from '../support/alerts.ts';
import { bodies, connect } from '../support/connections.ts';
import { type MailStandIn, startMailServer } from '../support/mail-server.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

let server: MailStandIn;
let plane: TestPlane;
let ids: number[];
let workers: SpawnedServer[] = [];
beforeAll(async () => {
  server = await startMailServer();
  plane = await startPlane({ workers: false });
  ids = [];
  for (const name of ['a', 'b', 'c']) {
    ids.push((await connect(plane, bodies.webhook(plane.sim, name))).id);
  }
  const alert_addresses = ['ops@example.com'];
  await plane.admin.patch(`${SITE}/settings`).send({ alert_addresses }).expect(200);
});
afterAll(async () => {
  await plane.close();
  await server.close();
});
afterEach(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await Promise.all(workers.map(({ exited }) => exited));
  workers = [];
  server.behave({});
  server.mails.length = 0;
});

async function startWorkers(count: number): Promise<SpawnedServer[]> {
  const env = {
    ...plane.env,
    ...{ ROLE: 'worker', SMTP_URL: server.url, OUTBOUND_TIMEOUT: '2s' },
    ...{ ALERT_MAIL_GATHER: '600ms', ALERT_MAIL_INTERVAL: '1s' },
  };
  const started = Array.from({ length: count }, () => spawnServer(env));
  workers.push(...started);
  await Promise.all(started.map((worker) => worker.ready()));
  return started;
}

const messageIds = () => server.mails.map(({ headers }) => headers['message-id']);

describe('several processes', () => {
  it('make one alert and one mail of one trouble', async () => {
    await startWorkers(3);
    await Promise.all(ids.map((id) => breakConnection(plane, id, 'auth_expired')));
    await eventually(() => Promise.resolve(server.mails.length > 0), 'a mail', 20_000);
    await sleep(3000);
    expect(server.mails).toHaveLength(1);
    const alerts = await alertsOf(plane);
    expect(alerts.map(({ connection_id }) => connection_id).sort()).toEqual(ids);
    expect(alerts.map(({ count }) => count)).toEqual([1, 1, 1]);
    expect(workers.map((worker) => worker.said()).join('')).not.toMatch(/"level":"error"/);
  }, 90_000);

  it('tell what one was telling when it was killed, once more at most', async () => {
    const [worker] = await startWorkers(1);
    // Takes the mail, and does not say so before the process is gone.
    server.behave({ answerAfterMs: 60_000 });
    await breakConnection(plane, ids[0]!, 'active');
    await eventually(() => Promise.resolve(server.mails.length > 0), 'a mail under way', 20_000);
    worker!.kill('SIGKILL');
    await worker!.exited;
    server.behave({});
    await startWorkers(2);
    await eventually(() => Promise.resolve(server.mails.length > 1), 'the mail again', 30_000);
    await sleep(3000);
    expect(server.mails).toHaveLength(2);
    expect(new Set(messageIds()).size).toBe(1);
    expect(server.mails[1]!.text).toContain('RECOVERED (1)');
    const left = await plane.db.query(`SELECT 1 FROM alert_messages WHERE status <> 'sent'`);
    expect(left).toEqual([]);
  }, 120_000);

  it('open what broke while none of them lived', async () => {
    await breakConnection(plane, ids[0]!, 'auth_revoked');
    await sleep(500);
    await startWorkers(1);
    await eventually(
      () => Promise.resolve(server.mails.some(({ text }) => text.includes('NEW (1)'))),
      'a mail about it',
      20_000,
    );
  }, 90_000);
});
