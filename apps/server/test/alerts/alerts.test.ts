import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertsOf, breakConnection, fail, look } from '../support/alerts.ts';
import { bodies, connect } from '../support/connections.ts';
import { newMember, newRole } from '../support/people.ts';
import type { Agent } from '../support/start-app.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';

let plane: TestPlane;
let stripe: number;
let webhook: number;
beforeAll(async () => {
  plane = await startPlane({ workers: false });
  stripe = (await connect(plane, bodies.stripe())).id;
  webhook = (await connect(plane, bodies.webhook(plane.sim))).id;
});
afterAll(() => plane.close());

const openKinds = async () =>
  (await alertsOf(plane, '?state=open')).map(({ kind, connection_id }) => [kind, connection_id]);

/** Everything well, and forgotten. */
async function calm(): Promise<void> {
  await plane.db.query(`UPDATE connections SET state = 'active', state_reason = NULL,
    consecutive_failures = 0, last_test_outcome = 'connected', grant_expires_at = NULL`);
  for (const table of ['delivery_log', 'deliveries', 'alert_lags', 'alerts CASCADE']) {
    await plane.db.query(`TRUNCATE ${table}`);
  }
}

describe('a connection that broke', () => {
  it('is one alert while it lasts, in plain words, however often one looks', async () => {
    await calm();
    await breakConnection(plane, stripe, 'auth_revoked', 'The vendor refuses the key');
    for (let n = 0; n < 3; n += 1) await look(plane);
    const [alert, ...others] = await alertsOf(plane);
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      ...{ kind: 'connection_broken', severity: 'error', connection_id: stripe, count: 1 },
      ...{ title: 'The vendor refuses the credential', resolved_at: null, read_at: null },
    });
    expect(alert!.message).toMatch(/^The vendor refuses the key\. .*held.*Connect again/);
  });

  it('is resolved when it works again, and stays to be read', async () => {
    await breakConnection(plane, stripe, 'active');
    await look(plane);
    expect(await alertsOf(plane, '?state=open')).toEqual([]);
    const [alert] = await alertsOf(plane, '?state=resolved');
    expect(Date.parse(alert!.resolved_at!)).toBeGreaterThanOrEqual(Date.parse(alert!.opened_at));
  });

  it('is the same alert, unread again, when it comes back within a quarter of an hour', async () => {
    const [before] = await alertsOf(plane);
    await plane.admin.post(`${SITE}/alerts/${before!.id}/read`).expect(200);
    await breakConnection(plane, stripe, 'auth_revoked');
    await look(plane);
    const [again, ...others] = await alertsOf(plane);
    expect(others).toEqual([]);
    expect(again).toMatchObject({ id: before!.id, count: 2, resolved_at: null, read_at: null });
  });

  it('is another alert when it comes back later', async () => {
    await breakConnection(plane, stripe, 'active');
    await look(plane);
    await plane.db.query(`UPDATE alerts SET resolved_at = now() - interval '16 minutes'`);
    await breakConnection(plane, stripe, 'auth_revoked');
    await look(plane);
    expect((await alertsOf(plane)).map(({ resolved_at }) => resolved_at === null)).toEqual([true, false]); // prettier-ignore
  });

  it('is resolved when somebody pauses or disconnects it', async () => {
    await breakConnection(plane, stripe, 'paused');
    await look(plane);
    expect(await openKinds()).toEqual([]);
    const id = (await connect(plane, bodies.webhook(plane.sim))).id;
    await breakConnection(plane, id, 'error');
    await look(plane);
    expect(await openKinds()).toEqual([['connection_broken', id]]);
    const gone = async () => {
      const alerts = await alertsOf(plane, `?connection_id=${id}`);
      return alerts.map(({ connection_gone }) => connection_gone);
    };
    expect(await gone()).toEqual([false]);
    await plane.db.query('DELETE FROM connections WHERE id = $1', [id]);
    await look(plane);
    expect(await openKinds()).toEqual([]);
    expect(await gone()).toEqual([true]);
  });
});

describe('a breaker that opened', () => {
  it('is told as one, and stays that when its probe fails too', async () => {
    await calm();
    await breakConnection(plane, webhook, 'error', 'Five deliveries failed in a row.');
    await plane.db.query('UPDATE connections SET consecutive_failures = 5, last_delivery_at = now() WHERE id = $1', [webhook]); // prettier-ignore
    await look(plane);
    expect(await openKinds()).toEqual([['breaker_open', webhook]]);
    await plane.db.query(`UPDATE connections SET last_test_at = now() + interval '1 s', last_test_outcome = 'network_error' WHERE id = $1`, [webhook]); // prettier-ignore
    await look(plane);
    expect(await openKinds()).toEqual([['breaker_open', webhook]]);
    await breakConnection(plane, webhook, 'auth_expired');
    await look(plane);
    expect(await openKinds()).toEqual([['connection_broken', webhook]]);
  });
});

describe('failures', () => {
  it('are an alert from the tenth in an hour on', async () => {
    await calm();
    await fail(plane, webhook, 9);
    await look(plane);
    expect(await openKinds()).toEqual([]);
    await fail(plane, webhook, 1, { minutesAgo: 50 });
    await look(plane);
    expect(await alertsOf(plane)).toMatchObject([
      { kind: 'connection_failing', count: 10, title: '10 deliveries failed within an hour' },
    ]);
  });

  it('of the worst hour are counted, and the alert ends with the hour', async () => {
    await fail(plane, webhook, 25);
    await look(plane);
    expect(await alertsOf(plane)).toMatchObject([{ count: 35 }]);
    await plane.db.query(`UPDATE delivery_log SET attempted_at = attempted_at - interval '1 hour'`);
    await look(plane);
    expect(await alertsOf(plane, '?state=resolved')).toMatchObject([{ count: 35 }]);
  });

  it.each([
    ['older than an hour', { minutesAgo: 61 }],
    ['cancelled by an operator', { error: 'cancelled' }],
    ['refusals that a caller of the proxy saw at once', { module: 'proxy', code: 404 }],
  ])('%s do not count', async (_, more) => {
    await calm();
    await fail(plane, webhook, 20, more);
    await look(plane);
    expect(await openKinds()).toEqual([]);
  });

  it('of the vendor itself count through the proxy too', async () => {
    await calm();
    await fail(plane, webhook, 10, { module: 'proxy', code: 503 });
    await look(plane);
    expect(await openKinds()).toEqual([['connection_failing', webhook]]);
  });
});

describe('a queue', () => {
  const wait = (minutes: number, next = 'NULL') =>
    plane.db.query(
      `INSERT INTO deliveries (site_id, connection_id, action, payload_blob, originating_module,
         event_identifier, status, message_id, created_at, next_attempt_at)
       SELECT site_id, id, 'post_event', '', 'forms', 'e', 'pending', gen_random_uuid(),
              now() - $2 * interval '1 minute', ${next} FROM connections WHERE id = $1`,
      [webhook, minutes],
    );
  /** As if the last look had been so long ago. */
  const later = (minutes: number) =>
    plane.db.query(`UPDATE alert_lags SET since = since - $1 * interval '1 minute'`, [minutes]);

  it('that grows is an alert once its oldest has waited and waited longer', async () => {
    await calm();
    await wait(6);
    await wait(1);
    await look(plane);
    await later(4);
    await look(plane);
    expect(await openKinds()).toEqual([]);
    await later(1);
    await look(plane);
    expect(await alertsOf(plane)).toMatchObject([
      { kind: 'queue_growing', severity: 'warning', count: 2 },
    ]);
    expect((await alertsOf(plane))[0]!.message).toContain('the oldest for 6 minutes');
    await plane.db.query('DELETE FROM deliveries');
    await look(plane);
    expect(await openKinds()).toEqual([]);
  });

  it('that is worked off is none, however old it is', async () => {
    await calm();
    for (const minutes of [100, 90, 80]) await wait(minutes);
    for (let n = 0; n < 3; n += 1) {
      await look(plane);
      await later(6);
      await plane.db.query('DELETE FROM deliveries WHERE id = (SELECT min(id) FROM deliveries)');
    }
    await look(plane);
    expect(await openKinds()).toEqual([]);
  });

  it.each([
    ['waits for a time of its own', `now() + interval '1 hour'`, 'active'],
    ['is of a connection that is not active', 'NULL', 'paused'],
  ] as const)('that %s is none', async (_, next, state) => {
    await calm();
    await wait(30, next);
    await breakConnection(plane, webhook, state);
    await look(plane);
    await later(60);
    await look(plane);
    expect(await openKinds()).toEqual([]);
  });
});

describe('an end that comes near', () => {
  it.each([
    ['credential_expiring', stripeId],
    ['grant_ending', hubspotLike],
  ] as const)('is a warning: %s', async (kind, of) => {
    await calm();
    const id = await of();
    await plane.db.query(`UPDATE connections SET grant_expires_at = now() + interval '100 days' WHERE id = $1`, [id]); // prettier-ignore
    await look(plane);
    expect(await openKinds()).toEqual([]);
    await plane.db.query(`UPDATE connections SET grant_expires_at = now() + interval '3 days' WHERE id = $1`, [id]); // prettier-ignore
    // The trigger takes that for an end just learnt of; this one has been known for long.
    await plane.db.query('ALTER TABLE connections DISABLE TRIGGER connections_grant_end');
    await plane.db.query(`UPDATE connections SET grant_end_known_at = now() - interval '90 days' WHERE id = $1`, [id]); // prettier-ignore
    await plane.db.query('ALTER TABLE connections ENABLE TRIGGER connections_grant_end');
    await look(plane);
    expect(await openKinds()).toEqual([[kind, id]]);
    await plane.db.query('UPDATE connections SET refresh_token_blob = NULL');
  });

  function stripeId(): Promise<number> {
    return Promise.resolve(stripe);
  }
  async function hubspotLike(): Promise<number> {
    await plane.db.query(`UPDATE connections SET refresh_token_blob = 'x' WHERE id = $1`, [stripe]);
    return stripe;
  }
});

describe('reading', () => {
  let viewer: Agent;
  beforeAll(async () => {
    await calm();
    await breakConnection(plane, stripe, 'auth_expired');
    await breakConnection(plane, webhook, 'auth_expired');
    await look(plane);
    viewer = (await newMember(plane, plane.admin, 'viewer@example.com', 'Viewer')).agent;
  });

  const summary = async (who: Agent) => (await who.get(`${SITE}/alerts/summary`).expect(200)).body;

  it('is each person’s own, and once is as often', async () => {
    expect(await summary(viewer)).toEqual({ open: 2, open_errors: 2, unread: 2 });
    const [newest] = (await viewer.get(`${SITE}/alerts`).expect(200)).body.items;
    const first = (await viewer.post(`${SITE}/alerts/${newest.id}/read`).expect(200)).body;
    const second = (await viewer.post(`${SITE}/alerts/${newest.id}/read`).expect(200)).body;
    expect(first.read_at).not.toBeNull();
    expect(second).toEqual(first);
    expect(await summary(viewer)).toMatchObject({ open: 2, unread: 1 });
    expect(await summary(plane.admin)).toMatchObject({ unread: 2 });
    const unread = (await viewer.get(`${SITE}/alerts?unread=true`).expect(200)).body.items;
    const read = (await viewer.get(`${SITE}/alerts?unread=false`).expect(200)).body.items;
    expect([unread.length, read[0].id]).toEqual([1, newest.id]);
    expect((await viewer.post(`${SITE}/alerts/read`).expect(200)).body).toEqual({ read: 1 });
    expect((await viewer.post(`${SITE}/alerts/read`).expect(200)).body).toEqual({ read: 0 });
  });

  it('goes page by page, and a cursor fits its own query only', async () => {
    const { body: one } = await plane.admin.get(`${SITE}/alerts?limit=1`).expect(200);
    const next = `limit=1&cursor=${one.next_cursor}`;
    const { body: two } = await plane.admin.get(`${SITE}/alerts?${next}`).expect(200);
    expect([one.items[0].id > two.items[0].id, two.next_cursor]).toEqual([true, null]);
    await plane.admin.get(`${SITE}/alerts?state=open&${next}`).expect(400);
    await plane.admin.get(`${SITE}/alerts?state=closed`).expect(400);
    await plane.admin.get(`${SITE}/alerts?what=1`).expect(400);
  });

  it('is not for tokens, which see only what their limits let them', async () => {
    const token = async (more: object) => {
      const body = { name: 'T', module: 'forms', capabilities: ['connections.list'], ...more };
      const made = (await plane.admin.post(`${SITE}/tokens`).send(body).expect(201)).body;
      return plane.anonymous().set('Authorization', `Bearer ${made.token}`) as Agent;
    };
    const byConnection = await token({ connections: [webhook] });
    const byFamily = await token({ families: ['payment'] });
    const seen = async (who: Agent) =>
      (await who.get(`${SITE}/alerts`).expect(200)).body.items.map(
        (item: { connection_id: number }) => item.connection_id,
      );
    expect(await seen(byConnection)).toEqual([webhook]);
    expect(await seen(byFamily)).toEqual([stripe]);
    expect(await summary(byFamily)).toEqual({ open: 1, open_errors: 1, unread: 1 });
    const { body } = await byFamily.post(`${SITE}/alerts/read`).expect(403);
    expect(body.code).toBe('user_required');
  });

  it('leaves out a family that demands more than the reader holds', async () => {
    const family_overrides = { payment: { capability: 'manage_payment_credentials' } };
    await plane.admin.patch(`${SITE}/settings`).send({ family_overrides }).expect(200);
    const [hidden] = (await plane.admin.get(`${SITE}/alerts?connection_id=${stripe}`).expect(200)).body.items; // prettier-ignore
    const { body } = await viewer.get(`${SITE}/alerts`).expect(200);
    expect(body.items.map((item: { connection_id: number }) => item.connection_id)).toEqual([webhook]); // prettier-ignore
    await viewer.post(`${SITE}/alerts/${hidden.id}/read`).expect(404);
    await plane.admin.patch(`${SITE}/settings`).send({ family_overrides: {} }).expect(200);
  });

  it('takes the capability to list connections', async () => {
    const role = await newRole(plane.admin, 'Library', ['library.browse']);
    const { agent } = await newMember(plane, plane.admin, 'library@example.com', role);
    for (const path of ['', '/summary']) {
      const { body } = await agent.get(`${SITE}/alerts${path}`).expect(403);
      expect(body.capability).toBe('connections.list');
    }
  });
});
