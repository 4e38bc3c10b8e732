import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { breakConnection, look, tell } from '../support/alerts.ts';
import { bodies, connect } from '../support/connections.ts';
import { dumpDatabase, formsOf } from '../support/database-dump.ts';
import { auditOf } from '../support/people.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';

let plane: TestPlane;
let receiver: Receiver;
let id: number;
beforeAll(async () => {
  plane = await startPlane({ workers: false, env: { OUTBOUND_TIMEOUT: '1s' }, logLevel: 'debug' });
  receiver = await startReceiver();
  id = (await connect(plane, bodies.webhook(plane.sim))).id;
});
afterAll(async () => {
  await plane.close();
  await receiver.close();
});

let secret: string;
beforeEach(async () => {
  await plane.db.query('TRUNCATE alerts CASCADE');
  await plane.db.query('TRUNCATE alert_messages, alert_channels');
  await breakConnection(plane, id, 'active');
  receiver.answer(204);
  receiver.events.length = 0;
  await patch({ alert_webhook: null });
  secret = (await patch({ alert_webhook: { url: receiver.url } })).alert_webhook.secret;
});

const patch = async (body: object) =>
  (await plane.admin.patch(`${SITE}/settings`).send(body).expect(200)).body;
const settings = async () => (await plane.admin.get(`${SITE}/settings`).expect(200)).body;
const rotate = () => plane.admin.post(`${SITE}/settings/alert-webhook/rotate-secret`);
const test = () => plane.admin.post(`${SITE}/settings/test-alert`).send({ channel: 'webhook' });

/** As if all that waits had waited for long. */
const later = () =>
  plane.db.query(`UPDATE alert_messages SET next_attempt_at = next_attempt_at - interval '1 hour'`);

async function trouble(): Promise<void> {
  await breakConnection(plane, id, 'error', 'Down');
  await look(plane);
  await tell(plane);
}

describe('an event', () => {
  it('is posted when an alert opens and when it is resolved, signed by the secret', async () => {
    await trouble();
    await breakConnection(plane, id, 'active');
    await look(plane);
    await tell(plane);
    const [opened, resolved, ...others] = receiver.events.map(({ body, headers }) =>
      new Webhook(secret).verify(body, headers),
    ) as { type: string; timestamp: string; data: Record<string, unknown> }[];
    expect(others).toEqual([]);
    expect(opened).toMatchObject({
      type: 'alert.opened',
      data: {
        ...{ kind: 'connection_broken', severity: 'error', site: 'default', connection_id: id },
        ...{ title: 'The connection does not work', resolved_at: null, count: 1 },
        url: expect.stringMatching(new RegExp(`/sites/default/connections/${id}$`)),
      },
    });
    expect(resolved).toMatchObject({ type: 'alert.resolved', data: { id: opened!.data['id'] } });
    expect(resolved!.data['resolved_at']).toBe(resolved!.timestamp);
  });

  it('that was not taken is the same at the next try: body and webhook-id', async () => {
    receiver.answer(500);
    await trouble();
    expect((await settings()).alert_channels.webhook).toMatchObject({
      ...{ configured: true, waiting: 1 },
      last_error: 'The receiver did not take it: HTTP 500.',
    });
    receiver.answer(204);
    await later();
    await tell(plane);
    const [first, second] = receiver.events;
    expect(second!.body).toBe(first!.body);
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    expect((await settings()).alert_channels.webhook).toMatchObject({ waiting: 0 });
  });

  it('holds back the others while the receiver is away', async () => {
    const more = (await connect(plane, bodies.webhook(plane.sim, 'more'))).id;
    receiver.answer(503);
    await trouble();
    await breakConnection(plane, more, 'error');
    await look(plane);
    await tell(plane);
    const asked = receiver.events.length;
    await tell(plane);
    expect(receiver.events.length).toBe(asked);
    receiver.answer(204);
    await later();
    await tell(plane);
    const taken = receiver.events.slice(asked).map(({ headers }) => headers['webhook-id']);
    expect(new Set(taken).size).toBe(2);
    await plane.db.query('DELETE FROM connections WHERE id = $1', [more]);
  });

  it('is given up when the receiver says that it is gone, and not sent after a redirect', async () => {
    receiver.answer(302);
    await trouble();
    expect(receiver.events).toHaveLength(1);
    receiver.answer(410);
    await later();
    await tell(plane);
    await later();
    await tell(plane);
    expect(receiver.events).toHaveLength(2);
    expect((await settings()).alert_channels.webhook.waiting).toBe(0);
  });

  it('goes to no private address that is not allowed', async () => {
    await patch({ alert_webhook: { url: 'http://10.11.12.13/alerts' } });
    const { body } = await test().expect(200);
    expect(body).toMatchObject({ ok: false, results: [{ to: '10.11.12.13', code: null }] });
    expect(body.results[0].message).toContain('OUTBOUND_ALLOW');
    await patch({ alert_webhook: { url: receiver.url } });
  });
});

describe('the secret', () => {
  it('is made with the first address, shown then alone, and stays with another address', async () => {
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect((await settings()).alert_webhook).toEqual({
      ...{ url: receiver.url, previous_secret_until: null },
      created_at: expect.stringMatching(/Z$/),
    });
    const moved = await patch({ alert_webhook: { url: `${receiver.url}&moved=1` } });
    expect(moved.alert_webhook.secret).toBeUndefined();
    await trouble();
    const [{ body, headers }] = receiver.events as [Receiver['events'][number]];
    expect(() => new Webhook(secret).verify(body, headers)).not.toThrow();
  });

  it('signs beside its successor for a day after a rotation', async () => {
    const { body: rotated } = await rotate().expect(200);
    const until = Date.parse(rotated.previous_secret_until);
    expect(Math.abs(until - Date.now() - 86_400_000)).toBeLessThan(60_000);
    expect((await settings()).alert_webhook.previous_secret_until).toBe(
      rotated.previous_secret_until,
    );
    await test().expect(200);
    const [both] = receiver.events as [Receiver['events'][number]];
    for (const each of [secret, rotated.secret]) {
      expect(() => new Webhook(each).verify(both.body, both.headers)).not.toThrow();
    }
    await plane.db.query(`UPDATE alert_webhooks SET previous_secret_until = now()`);
    await test().expect(200);
    const { body, headers } = receiver.events[1]!;
    expect(() => new Webhook(secret).verify(body, headers)).toThrow();
    expect(() => new Webhook(rotated.secret).verify(body, headers)).not.toThrow();
  });

  it('stands readable nowhere: not in the database, the log, the audit or a later answer', async () => {
    const { body: rotated } = await rotate().expect(200);
    await trouble();
    await test().expect(200);
    const audit = await auditOf(plane.admin);
    const seen = [
      ...[await dumpDatabase(plane.db), JSON.stringify(audit), JSON.stringify(await settings())],
      ...plane.logged,
    ].join('\n');
    for (const form of [...formsOf(secret), ...formsOf(rotated.secret)]) {
      expect(seen.includes(form)).toBe(false);
    }
    // The path may be what lets one in: the audit and the log know the host alone.
    expect(JSON.stringify(audit)).not.toContain('path-of-the-receiver');
    expect(plane.logged.join('\n')).not.toContain('path-of-the-receiver');
    expect(audit[0]).toMatchObject({ action: 'settings.test_alert', outcome: 'ok' });
  });
});

describe('the address', () => {
  it.each([
    ['ftp://example.com/'],
    ['example.com'],
    ['http://user:word@example.com/'],
    [`https://example.com/${'x'.repeat(2000)}`],
    [''],
  ])('is refused when it is %s', async (url) => {
    const body = { alert_webhook: { url } };
    const answer = await plane.admin.patch(`${SITE}/settings`).send(body).expect(400);
    expect(answer.body.errors[0].path).toBe('alert_webhook.url');
  });

  it('takes what waits with it when it is taken away', async () => {
    receiver.answer(500);
    await trouble();
    await patch({ alert_webhook: null });
    expect((await settings()).alert_channels.webhook).toMatchObject({
      ...{ configured: false, waiting: 0 },
    });
    expect((await test().expect(409)).body.code).toBe('no_alert_webhook');
    expect((await rotate().expect(409)).body.code).toBe('no_alert_webhook');
  });

  it('is in the audit by its origin', async () => {
    const [entry] = await auditOf(plane.admin);
    expect(entry).toMatchObject({
      ...{ action: 'settings.update', before: { alert_webhook: null } },
      after: { alert_webhook: { origin: new URL(receiver.url).origin } },
    });
  });
});
