import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessObstacle, unpackAccess } from '@patchbay/contracts/access-ability';
import { CAPABILITIES, type Capability } from '@patchbay/core/capabilities';
import { STRIPE_KEY, bodies, connect } from '../support/connections.ts';
import { becomes, deliver, deliveryBody } from '../support/deliveries.ts';
import { newMember, newRole } from '../support/people.ts';
import type { Agent } from '../support/start-app.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';

let plane: TestPlane;
let stripe: number;
let webhook: number;
beforeAll(async () => {
  plane = await startPlane();
  stripe = (await connect(plane, bodies.stripe())).id;
  webhook = (await connect(plane, bodies.webhook(plane.sim))).id;
});
afterAll(() => plane.close());

async function tokenOf(more: object): Promise<Agent> {
  const body = { name: 'Test', module: 'forms', capabilities: [...CAPABILITIES], ...more };
  const { token } = (await plane.admin.post(`${SITE}/tokens`).send(body).expect(201)).body;
  return plane.anonymous().set('Authorization', `Bearer ${token}`) as Agent;
}

describe('the roles every site starts with', () => {
  const capabilitiesOf = async (name: string): Promise<string[]> => {
    const { body } = await plane.admin.get(`${SITE}/roles`).expect(200);
    return body.items.find((role: { name: string }) => role.name === name).capabilities.sort();
  };

  it('are Viewer, Editor and Administrator, as the reference maps them', async () => {
    const viewer = ['connections.list', 'library.browse'];
    expect(await capabilitiesOf('Viewer')).toEqual(viewer);
    expect(await capabilitiesOf('Editor')).toEqual(
      [...viewer, 'deliveries.browse', 'deliveries.retry'].sort(),
    );
    expect(await capabilitiesOf('Administrator')).toEqual([...CAPABILITIES].sort());
  });

  it('let an editor read the log and retry, and touch no credential', async () => {
    const { agent } = await newMember(plane, plane.admin, 'editor@example.com', 'Editor');
    await agent.get(`${SITE}/delivery-log`).expect(200);
    const delivery = await deliver(plane, stripe, 'create_customer');
    await becomes(plane, delivery, 'delivered');
    await agent.get(`${SITE}/deliveries/${delivery}`).expect(200);
    await agent.post(`${SITE}/deliveries/${delivery}/retry`).expect(409);
    for (const action of ['test', 'pause', 'resume', 'refresh', 'reauthorize']) {
      await agent.post(`${SITE}/connections/${stripe}/${action}`).send({}).expect(403);
    }
    await agent.delete(`${SITE}/connections/${stripe}`).expect(403);
  });
});

describe('who may not do something', () => {
  it('learns whom of the site to ask, and nobody else’s name', async () => {
    const { agent } = await newMember(plane, plane.admin, 'asks@example.com', 'Viewer');
    const clerk = await newRole(plane.admin, 'Connects', ['connections.create']);
    await newMember(plane, plane.admin, 'connects@example.com', clerk);
    const holders = async (capabilities: string) => {
      const answer = await agent.get(`${SITE}/members/holders`).query({ capabilities }).expect(200);
      return answer.body.items.map((one: { email: string }) => one.email);
    };
    expect(await holders('settings.manage')).toEqual(['admin@example.com']);
    expect(await holders('connections.create')).toContain('connects@example.com');
    expect(await holders('connections.create,settings.manage')).toEqual(['admin@example.com']);
    await agent.get(`${SITE}/members/holders?capabilities=all`).expect(400);
    const token = await tokenOf({});
    await token.get(`${SITE}/members/holders?capabilities=settings.manage`).expect(403);
  });

  it('does not learn of somebody who cannot sign in any more', async () => {
    const { id } = await newMember(plane, plane.admin, 'left@example.com', 'Administrator');
    await plane.admin.patch(`${SITE}/members/${id}`).send({ disabled: true }).expect(200);
    const path = `${SITE}/members/holders?capabilities=settings.manage`;
    const { items } = (await plane.admin.get(path).expect(200)).body;
    expect(items.map((one: { email: string }) => one.email)).toEqual(['admin@example.com']);
  });
});

describe('payment connectors', () => {
  const without = CAPABILITIES.filter((each) => each !== 'manage_payment_credentials');
  let clerk: Agent;
  beforeAll(async () => {
    const role = await newRole(plane.admin, 'All but payments', without);
    clerk = (await newMember(plane, plane.admin, 'clerk@example.com', role)).agent;
  });

  it.each([
    ['connect', () => clerk.post(`${SITE}/connections`).send(bodies.stripe())],
    ['replace the credential', () => clerk.put(`${SITE}/connections/${stripe}/credentials`).send({ credentials: { api_key: STRIPE_KEY } })], // prettier-ignore
    ['change', () => clerk.patch(`${SITE}/connections/${stripe}`).send({ display_name: 'Mine' })],
    ['disconnect', () => clerk.delete(`${SITE}/connections/${stripe}`)],
  ])('ask for manage_payment_credentials to %s', async (_, ask) => {
    const { body } = await ask().expect(403);
    expect(body).toMatchObject({
      ...{ code: 'capability_required', capability: 'manage_payment_credentials' },
    });
  });

  it('ask for no more than others to be listed, tested and delivered through', async () => {
    await clerk.get(`${SITE}/connections/${stripe}`).expect(200);
    await clerk.post(`${SITE}/connections/${stripe}/test`).expect(200);
    const body = deliveryBody(stripe, 'create_customer');
    await clerk.post(`${SITE}/deliveries`).send(body).expect(202);
  });

  it('leave other families to whoever may connect', async () => {
    await clerk.post(`${SITE}/connections`).send(bodies.webhook(plane.sim)).expect(201);
  });
});

describe('a token limited to some connections', () => {
  it('sees no other: not in the list, not by id, not in log, deliveries or pickers', async () => {
    const theirs = await deliver(plane, stripe, 'create_customer');
    await becomes(plane, theirs, 'delivered');
    const agent = await tokenOf({ connections: [webhook] });
    const ids = async (path: string) =>
      (await agent.get(`${SITE}${path}`).expect(200)).body.items.map((item: { id: number }) => item.id); // prettier-ignore
    expect(await ids('/connections')).toEqual([webhook]);
    expect(await ids('/pickers/connections')).toEqual([webhook]);
    expect(await ids('/delivery-log')).toEqual([]);
    const span = Object.fromEntries(
      [-1, 1].map((day) => [
        day < 0 ? 'from' : 'to',
        new Date(Date.now() + day * 86_400_000).toISOString(),
      ]),
    );
    const stats = (who: Agent) => who.get(`${SITE}/delivery-stats`).query(span).expect(200);
    expect((await stats(plane.admin)).body.items).not.toEqual([]);
    expect((await stats(agent)).body.items).toEqual([]);
    const csv = await agent.get(`${SITE}/delivery-log/export`).expect(200);
    expect(csv.text.trim().split('\n')).toHaveLength(1);
    for (const path of [
      `/connections/${stripe}`,
      `/deliveries/${theirs}`,
      `/connections/${stripe}/usages`,
    ]) {
      // prettier-ignore
      await agent.get(`${SITE}${path}`).expect(404);
    }
    await agent.post(`${SITE}/connections/${stripe}/test`).expect(404);
    await agent.delete(`${SITE}/connections/${stripe}`).expect(404);
    await agent
      .post(`${SITE}/deliveries`)
      .send(deliveryBody(stripe, 'create_customer'))
      .expect(404);
    const mine = await agent.post(`${SITE}/deliveries`).send(deliveryBody(webhook, 'post_event'));
    expect(mine.status).toBe(202);
    expect((await agent.get(`${SITE}/deliveries/${mine.body.id}`)).status).toBe(200);
  });

  it('neither connects further ones nor decides over connectors, and is told why', async () => {
    const agent = await tokenOf({ connections: [webhook] });
    const app = { client_id: 'x', client_secret: 'y' };
    for (const ask of [
      () => agent.post(`${SITE}/connections`).send(bodies.webhook(plane.sim)),
      () => agent.post(`${SITE}/connections/authorize`).send({ connector_type: 'hubspot' }),
      () => agent.put(`${SITE}/connectors/hubspot/oauth-app`).send(app),
      () => agent.put(`${SITE}/connectors/webhook_generic/enabled`).send({ enabled: false }),
      () => agent.get(`${SITE}/settings`),
      () => agent.get(`${SITE}/tokens`),
      () => agent.get(`${SITE}/activity`),
    ]) {
      expect((await ask().expect(403)).body).toMatchObject({ code: 'token_limited' });
    }
    await agent.get(`${SITE}/connectors`).expect(200);
    await agent.post(`${SITE}/connections/${webhook}/test`).expect(200);
  });

  it('retries many only there', async () => {
    await plane.control('/fault', { vendor: 'stripe', path: '/v1/customers', kind: 'status', status: 400 }); // prettier-ignore
    const theirs = await deliver(plane, stripe, 'create_customer');
    await becomes(plane, theirs, 'failed');
    const agent = await tokenOf({ connections: [webhook] });
    const many = (filter: object) => agent.post(`${SITE}/deliveries/retry`).send({ filter });
    expect((await many({}).expect(422)).body).toMatchObject({ code: 'nothing_matches' });
    await many({ delivery_ids: [theirs] }).expect(422);
    const job = (await plane.admin.post(`${SITE}/deliveries/retry`).send({ filter: {} })).body.id;
    await agent.get(`${SITE}/bulk-jobs/${job}`).expect(404);
    await agent.post(`${SITE}/bulk-jobs/${job}/pause`).expect(404);
    expect((await agent.get(`${SITE}/bulk-jobs`).expect(200)).body.items).toEqual([]);
  });
});

describe('a token limited to some families', () => {
  it('neither sees nor connects others', async () => {
    const agent = await tokenOf({ families: ['webhook'] });
    await agent.get(`${SITE}/connections/${stripe}`).expect(404);
    await agent.get(`${SITE}/connections/${webhook}`).expect(200);
    await agent.post(`${SITE}/connections`).send(bodies.stripe()).expect(404);
    await agent.post(`${SITE}/connections`).send(bodies.webhook(plane.sim)).expect(201);
  });
});

describe('a family that demands more than the caller holds', () => {
  let agent: Agent;
  let delivery: number;
  const failOnce = async () => {
    const fault = { vendor: 'stripe', path: '/v1/customers', kind: 'status', status: 400 };
    // Not once: what an earlier test retried may come first.
    await plane.control('/fault', { ...fault, times: 'always' });
    const id = await deliver(plane, stripe, 'create_customer');
    await becomes(plane, id, 'failed');
    await plane.control('/faults', {}, 'DELETE');
    return id;
  };
  beforeAll(async () => {
    const override = { payment: { capability: 'manage_payment_credentials' } };
    await plane.admin.patch(`${SITE}/settings`).send({ family_overrides: override }).expect(200);
    agent = (await newMember(plane, plane.admin, 'till@example.com', 'Editor')).agent;
    delivery = await failOnce();
  });
  afterAll(() => plane.admin.patch(`${SITE}/settings`).send({ family_overrides: {} }).expect(200));

  it('has its deliveries neither retried, cancelled nor read one by one', async () => {
    const refusal = { code: 'capability_required', capability: 'manage_payment_credentials' };
    const at = `${SITE}/deliveries/${delivery}`;
    expect((await agent.post(`${at}/retry`).expect(403)).body).toMatchObject(refusal);
    expect((await agent.post(`${at}/cancel`).expect(403)).body).toMatchObject(refusal);
    expect((await agent.get(at).expect(403)).body).toMatchObject(refusal);
  });

  it('is passed over by a bulk retry, and its deliveries stay as they were', async () => {
    const ask = (who: Agent) =>
      who.post(`${SITE}/deliveries/retry`).send({ filter: { connection_id: stripe } });
    expect((await ask(agent).expect(422)).body.code).toBe('nothing_matches');
    expect((await plane.admin.get(`${SITE}/deliveries/${delivery}`)).body.status).toBe('failed');
    expect((await ask(plane.admin).expect(202)).body.total).toBeGreaterThan(0);
  });

  it('is in no picker of a token that could not use it, and stays in the list', async () => {
    const uses: Capability[] = ['connections.list', 'deliveries.create'];
    const token = await tokenOf({ capabilities: uses });
    const idsAt = async (path: string) =>
      (await token.get(`${SITE}/${path}`).expect(200)).body.items.map((item: { id: number }) => item.id); // prettier-ignore
    await token
      .post(`${SITE}/deliveries`)
      .send(deliveryBody(stripe, 'create_customer'))
      .expect(403);
    expect(await idsAt('pickers/connections')).not.toContain(stripe);
    expect(await idsAt('pickers/connections')).toContain(webhook);
    expect(await idsAt('connections')).toContain(stripe);
  });

  it('is in none of their log, export and figures', async () => {
    const day = (ms: number) => new Date(Date.now() + ms).toISOString();
    const span = `from=${day(-86_400_000)}&to=${day(86_400_000)}&bucket=hour`;
    const seen = async (who: Agent, id: number) => [
      (await who.get(`${SITE}/delivery-log?connection_id=${id}`).expect(200)).body.items.length,
      (await who.get(`${SITE}/connections/${id}/delivery-log`).expect(200)).body.items.length,
      (await who.get(`${SITE}/delivery-log/export?connection_id=${id}`).expect(200)).text.split(
        '\r\n',
      ).length - 2,
    ];
    expect(await seen(agent, stripe)).toEqual([0, 0, 0]);
    expect(Math.min(...(await seen(plane.admin, stripe)))).toBeGreaterThan(0);
    const figures = `${SITE}/delivery-stats?${span}&connection_id=${stripe}`;
    expect((await agent.get(figures).expect(200)).body.items).toEqual([]);
    expect((await plane.admin.get(figures).expect(200)).body.items).not.toEqual([]);
  });
});

describe('the rules in GET /me', () => {
  it('say what the server will say, overrides of families included', async () => {
    const overrides = { webhook: { capability: 'tokens.manage' } };
    await plane.admin.patch(`${SITE}/settings`).send({ family_overrides: overrides }).expect(200);
    const held = CAPABILITIES.filter((one) => !/^(tokens.manage|manage_payment)/.test(one));
    const role = await newRole(plane.admin, 'Ruled', held);
    const { agent } = await newMember(plane, plane.admin, 'ruled@example.com', role);
    const [site] = (await agent.get('/api/v1/me').expect(200)).body.sites;
    const ability = unpackAccess(site.rules);
    const tries: [Capability, string, () => ReturnType<Agent['get']>][] = [
      ['connections.edit', 'payment', () => agent.patch(`${SITE}/connections/${stripe}`).send({})],
      ['connections.pause', 'webhook', () => agent.post(`${SITE}/connections/${webhook}/pause`)],
      ['connections.list', 'webhook', () => agent.get(`${SITE}/connections/${webhook}`)],
    ];
    for (const [capability, family, ask] of tries) {
      const obstacle = accessObstacle(ability, capability, { family, connectionId: 1 });
      const { status, body } = await ask();
      const said = obstacle?.kind === 'capability' ? [403, obstacle.capability] : [200, undefined];
      expect([status, body.capability]).toEqual(said);
    }
    await plane.admin.patch(`${SITE}/settings`).send({ family_overrides: {} }).expect(200);
  });
});

describe('a service token', () => {
  it('reaches a module’s own usages only', async () => {
    const agent = await tokenOf({ module: 'forms' });
    const usages = `${SITE}/connections/${webhook}/usages`;
    await agent.put(`${usages}/forms/contact`).send({ label: 'Contact form' }).expect(200);
    const { body } = await agent.put(`${usages}/posts/x`).send({ label: 'Not mine' }).expect(403);
    expect(body.code).toBe('foreign_module');
    await agent.delete(`${usages}/forms/contact`).expect(204);
  });

  it('cannot go to a vendor’s page in a person’s place', async () => {
    await plane.admin
      .put(`${SITE}/connectors/hubspot/oauth-app`)
      .send({ client_id: 'patchbay-demo', client_secret: 'patchbay-demo-secret' })
      .expect(200);
    const agent = await tokenOf({});
    const { body } = await agent
      .post(`${SITE}/connections/authorize`)
      .send({ connector_type: 'hubspot' })
      .expect(403);
    expect(body.code).toBe('session_required');
  });

  it('that was revoked, or has expired, is nobody', async () => {
    const { body } = await plane.admin
      .post(`${SITE}/tokens`)
      .send({ name: 'Short', module: 'forms', capabilities: ['connections.list'] })
      .expect(201);
    const agent = plane.anonymous().set('Authorization', `Bearer ${body.token}`) as Agent;
    await agent.get(`${SITE}/connections`).expect(200);
    await plane.db.query(
      `UPDATE service_tokens SET expires_at = now() - interval '1 s' WHERE id = $1`,
      [body.id],
    );
    await agent.get(`${SITE}/connections`).expect(401);
    await plane.db.query('UPDATE service_tokens SET expires_at = NULL WHERE id = $1', [body.id]);
    await plane.admin.delete(`${SITE}/tokens/${body.id}`).expect(204);
    await agent.get(`${SITE}/connections`).expect(401);
  });
});
