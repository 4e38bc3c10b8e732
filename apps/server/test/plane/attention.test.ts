import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Attention, AttentionItem } from '@patchbay/contracts/attention';
import { CAPABILITIES } from '@patchbay/core/capabilities';
import { bodies, connect, readConnection } from '../support/connections.ts';
import { deliver } from '../support/deliveries.ts';
import { newMember } from '../support/people.ts';
import type { Agent } from '../support/start-app.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';

let plane: TestPlane;
let webhook: number;
let stripe: number;
let other: number;
beforeAll(async () => {
  plane = await startPlane({ workers: false });
});
afterAll(() => plane.close());

const read = async (agent: Agent = plane.admin): Promise<Attention> =>
  (await agent.get(`${SITE}/attention`).expect(200)).body;
const becomes = (id: number, columns: string) =>
  plane.db.query(`UPDATE connections SET ${columns} WHERE id = $1`, [id]);
const WELL = `state = 'active', state_reason = NULL, last_test_outcome = 'connected',
  last_test_at = now(), last_delivery_at = NULL, consecutive_failures = 0, refresh_failures = 0,
  grant_expires_at = NULL, credential_unreadable = false, secret_problem = NULL,
  scopes_granted = '[]', scopes_requested = NULL`;
const idsOf = ({ items }: Attention) => items.map(({ connection }) => connection.id);

const ONE = { connection_id: expect.any(Number) };

async function tokenOf(more: object): Promise<Agent> {
  const body = { name: 'Test', module: 'forms', capabilities: [...CAPABILITIES], ...more };
  const { token } = (await plane.admin.post(`${SITE}/tokens`).send(body).expect(201)).body;
  return plane.anonymous().set('Authorization', `Bearer ${token}`) as Agent;
}

it('tells a new site how far it has come', async () => {
  const steps = async () => (await read()).start;
  expect(await steps()).toEqual({ connection_id: null, delivery: false, token: false });
  webhook = (await connect(plane, bodies.webhook(plane.sim))).id;
  stripe = (await connect(plane, bodies.stripe())).id;
  other = (await connect(plane, bodies.webhook(plane.sim, 'other'))).id;
  expect(await steps()).toEqual({ ...ONE, delivery: false, token: false });
  await deliver(plane, webhook, 'post_event');
  await tokenOf({});
  expect(await steps()).toEqual({ ...ONE, delivery: true, token: true });
  const { agent } = await newMember(plane, plane.admin, 'viewer@example.com', 'Viewer');
  expect((await read(agent)).start).toEqual({ ...ONE, delivery: null, token: null });
});

describe('what needs somebody', () => {
  beforeEach(async () => {
    await plane.db.query('DELETE FROM deliveries; DELETE FROM alerts');
    await plane.db.query(`UPDATE connections SET ${WELL}`);
  });

  it('is nothing while all is well', async () => {
    expect(await read()).toMatchObject({
      items: [],
      counts: { broken: 0, warned: 0, capped: [] },
    });
  });

  it.each([
    [`state = 'auth_expired'`],
    [`state = 'auth_revoked'`],
    [`state = 'error', consecutive_failures = 5`],
    [`credential_unreadable = true`],
    [`state = 'paused'`],
    [`state = 'paused', credential_unreadable = true, consecutive_failures = 2`],
    [`secret_problem = 'The store is sealed.'`],
    [`consecutive_failures = 1`],
    [`refresh_failures = 3`],
    [`last_test_outcome = 'network_error'`],
    [`last_test_outcome = 'network_error', last_delivery_at = now() + interval '1 s'`],
    [`last_test_outcome = NULL, last_test_at = NULL`],
    [`scopes_granted = '["a"]', scopes_requested = '["a", "b"]'`],
    [`scopes_granted = '["a", "b"]', scopes_requested = '["b"]'`],
    [
      `scopes_granted = '["https://www.googleapis.com/auth/userinfo.email"]', scopes_requested = '["email"]'`,
    ],
    [
      `scopes_granted = '["https://www.googleapis.com/auth/userinfo.email"]', scopes_requested = '["profile"]'`,
    ],
    [`scopes_granted = '[]', scopes_requested = '["offline_access"]'`],
    [`scopes_granted = '[]', scopes_requested = '["offline_access"]', refresh_token_blob = 'x'`],
    [
      `grant_expires_at = now() + interval '3 days'`,
      `grant_end_known_at = now() - interval '60 days'`,
    ],
    [`grant_expires_at = now() + interval '3 days'`, `grant_end_known_at = now()`],
    [
      `grant_expires_at = now() + interval '30 days'`,
      `grant_end_known_at = now() - interval '300 days'`,
    ],
    [`grant_expires_at = now() - interval '1 day'`, `grant_end_known_at = NULL`],
  ])('%s %s is there exactly when its health says so', async (...columns) => {
    for (const each of columns) await becomes(webhook, each);
    const { health } = await readConnection(plane, webhook);
    const { items, counts } = await read();
    await becomes(webhook, 'refresh_token_blob = NULL');
    const severity = ({ error: 'error', warning: 'warning' } as Record<string, string>)[
      String(health)
    ];
    expect(items.map((item) => item.severity)).toEqual(severity ? [severity] : []);
    expect(counts).toMatchObject({
      broken: severity === 'error' ? 1 : 0,
      warned: severity === 'warning' ? 1 : 0,
    });
  });

  it('stands with what is held for it, and what holds most stands first', async () => {
    for (let n = 0; n < 3; n += 1) await deliver(plane, other, 'post_event');
    await deliver(plane, webhook, 'post_event');
    await plane.db.query(`UPDATE deliveries SET status = 'held'`);
    await becomes(webhook, `state = 'auth_expired'`);
    await becomes(other, `state = 'error'`);
    await becomes(stripe, `consecutive_failures = 1`);
    const found = await read();
    expect(idsOf(found)).toEqual([other, webhook, stripe]);
    expect(found.items.map(({ held }) => held?.count ?? null)).toEqual([3, 1, null]);
    expect(found.items[0]!.held).toEqual({
      ...{ count: 3, at_least: false, oldest_at: expect.stringMatching(/^\d{4}-.*Z$/) },
    });
  });

  it('is a paused connection only when it holds something', async () => {
    await becomes(webhook, `state = 'paused'`);
    await becomes(other, `state = 'paused'`);
    await deliver(plane, other, 'post_event');
    expect(idsOf(await read())).toEqual([other]);
  });

  it('is a working connection whose deliveries fail or pile up, with what the alert says', async () => {
    await plane.db.query(
      `INSERT INTO alerts (site_id, kind, severity, connection_id, connection_name, connector_type,
         family, title, message, count, opened_at, last_seen_at, changed_at)
       SELECT site_id, k.kind, k.severity, id, display_name, connector_type, family, 'Title',
         'Message', 12, now(), now(), now()
         FROM connections, (VALUES ('connection_failing', 'error'), ('queue_growing', 'warning'),
           ('credential_expiring', 'warning')) k (kind, severity) WHERE id = $1`,
      [webhook],
    );
    const { items } = await read();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ severity: 'error', connection: { id: webhook } });
    expect(items[0]!.alerts.map(({ kind, count }: AttentionItem['alerts'][number]) => [kind, count]))
      .toEqual([['connection_failing', 12], ['queue_growing', 12]]); // prettier-ignore
  });

  it('is told without deliveries to whoever may not browse them', async () => {
    await deliver(plane, webhook, 'post_event');
    await plane.db.query(`UPDATE deliveries SET status = 'held'`);
    await becomes(webhook, `state = 'auth_expired'`);
    await becomes(other, `state = 'paused'`);
    const { agent } = await newMember(plane, plane.admin, 'looker@example.com', 'Viewer');
    const [item, ...rest] = (await read(agent)).items;
    expect([item!.connection.id, item!.held, rest]).toEqual([webhook, null, []]);
    const { agent: editor } = await newMember(plane, plane.admin, 'editor@example.com', 'Editor');
    expect((await read(editor)).items[0]!.held).toMatchObject({ count: 1 });
    const demand = { webhook: { capability: 'manage_payment_credentials' } };
    await plane.admin.patch(`${SITE}/settings`).send({ family_overrides: demand }).expect(200);
    expect((await read(editor)).items[0]!.held).toBeNull();
    await plane.admin.patch(`${SITE}/settings`).send({ family_overrides: {} }).expect(200);
  });

  it('is only what a limited token may see', async () => {
    await becomes(webhook, `state = 'auth_expired'`);
    await becomes(stripe, `state = 'auth_expired'`);
    expect(await read(await tokenOf({ connections: [stripe] }))).toMatchObject({
      items: [{ connection: { id: stripe } }],
      counts: { broken: 1 },
      start: { connection_id: stripe, delivery: null, token: null },
    });
    expect(idsOf(await read(await tokenOf({ families: ['webhook'] })))).toEqual([webhook]);
  });

  it('is at most 20, with the number of all', async () => {
    await plane.db.query(
      `INSERT INTO connections (site_id, connector_type, family, category, display_name, state,
         auth_flow, settings, scopes_granted, operator_of_record, updated_at)
       SELECT site_id, connector_type, family, category, 'Copy ' || n, 'error', auth_flow, settings,
         scopes_granted, operator_of_record, now()
         FROM connections, generate_series(1, 130) n WHERE id = $1`,
      [webhook],
    );
    const { items, counts } = await read();
    await plane.db.query(`DELETE FROM connections WHERE display_name LIKE 'Copy %'`);
    expect([items.length, counts]).toEqual([20, { broken: 130, warned: 0, capped: [] }]);
  });
});
