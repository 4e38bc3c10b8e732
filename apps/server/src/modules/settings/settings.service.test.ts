import { Settings } from '@patchbay/contracts/settings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditOf, newMember, newRole } from '../../../test/support/people.ts';
import { startApp } from '../../../test/support/start-app.ts';
import type { Agent, TestApp } from '../../../test/support/start-app.ts';

const PATH = '/api/v1/sites/default/settings';

describe('settings', () => {
  let server: TestApp;
  let admin: Agent;

  beforeAll(async () => {
    server = await startApp();
    admin = await server.signedIn();
  });
  afterAll(() => server.close());

  const patch = (body: object) => admin.patch(PATH).send(body);

  it('begin with thirty days, the platform’s schedule, no alerts and no overrides', async () => {
    const untold = {
      ...{ configured: false, waiting: 0 },
      ...{ last_sent_at: null, last_failed_at: null, last_error: null },
    };
    const { body } = await admin.get(PATH).expect(200);
    expect(body).toEqual({
      ...{ delivery_log_retention_days: 30, retry_schedule: null, timeout: null },
      ...{ alert_addresses: [], family_overrides: {}, connector_overrides: {} },
      sso_group_roles: [],
      alert_webhook: null,
      alert_channels: {
        mail: { server: false, ...untold },
        webhook: untold,
      },
      data_key: { key_id: 1, created_at: expect.stringMatching(/Z$/), rotation: null },
    });
  });

  it('change one by one, and stay', async () => {
    const first = { delivery_log_retention_days: 90, retry_schedule: ['1s', '5m'] };
    expect((await patch(first).expect(200)).body).toMatchObject(first);
    await patch({ alert_addresses: ['ops@example.com'] }).expect(200);
    await patch({ retry_schedule: null }).expect(200);
    expect((await admin.get(PATH).expect(200)).body).toMatchObject({
      ...{ delivery_log_retention_days: 90, retry_schedule: null },
      alert_addresses: ['ops@example.com'],
    });
  });

  it('leave what changed in the audit, before and after', async () => {
    await patch({ delivery_log_retention_days: 7 }).expect(200);
    await patch({ delivery_log_retention_days: 8 }).expect(200);
    expect((await auditOf(admin))[0]).toMatchObject({
      ...{ action: 'settings.update', before: { delivery_log_retention_days: 7 } },
      after: { delivery_log_retention_days: 8 },
    });
  });

  it.each([
    ['delivery_log_retention_days', { delivery_log_retention_days: 0 }],
    ['delivery_log_retention_days', { delivery_log_retention_days: '9' }],
    ['retry_schedule.0', { retry_schedule: ['soon'] }],
    ['alert_addresses.0', { alert_addresses: ['nobody'] }],
    ['family_overrides.crm.capability', { family_overrides: { crm: { capability: 'all' } } }],
    ['family_overrides.a\0', { family_overrides: { 'a\0': { capability: 'tokens.manage' } } }],
    ['retry_schedule.1', { retry_schedule: ['30d', '31d'] }],
    ['timeout', { timeout: '6m' }],
    ['timeout', { timeout: '0s' }],
    ['family_overrides.crn', { family_overrides: { crn: { timeout: '5s' } } }],
    ['family_overrides.crm.rate_limit', { family_overrides: { crm: { rate_limit: null } } }],
    ['connector_overrides.hubspt', { connector_overrides: { hubspt: { timeout: '5s' } } }],
    [
      'connector_overrides.hubspot.capability',
      { connector_overrides: { hubspot: { capability: 'x' } } },
    ],
    [
      'connector_overrides.hubspot.rate_limit.per',
      { connector_overrides: { hubspot: { rate_limit: { requests: 1, per: '500ms' } } } },
    ],
    [
      'connector_overrides.hubspot.rate_limit.requests',
      { connector_overrides: { hubspot: { rate_limit: { requests: 0, per: '1s' } } } },
    ],
    ['data_key', { data_key: { key_id: 2 } }],
  ])('refuse a bad %s', async (path, body) => {
    expect((await patch(body).expect(400)).body.errors).toMatchObject([{ path }]);
  });

  it('keep rules of families and connectors, and tell the audit', async () => {
    const rules = {
      timeout: '20s',
      family_overrides: {
        crm: { retry_schedule: ['2s'], timeout: '9s', rate_limit: { requests: 5, per: '1m' } },
      },
      connector_overrides: { hubspot: { retry_schedule: [], rate_limit: null }, stripe: {} },
    };
    expect((await patch(rules).expect(200)).body).toMatchObject(rules);
    const [entry] = await auditOf(admin);
    expect(entry).toMatchObject({
      after: {
        ...{ timeout: '20s', family_overrides: [{ family: 'crm', timeout: '9s' }] },
        connector_overrides: [{ connector: 'hubspot', rate_limit: null }, { connector: 'stripe' }],
      },
    });
    await patch({ timeout: null, family_overrides: {}, connector_overrides: {} }).expect(200);
  });

  it('keep a name and a delay that were stored before they were refused', async () => {
    const old = {
      retry_schedule: ['9999d'],
      family_overrides: { gone: { capability: 'tokens.manage' } },
      connector_overrides: { former: { timeout: '5s' } },
    };
    await server.db.query(`UPDATE sites SET settings = settings || $1 WHERE slug = 'default'`, [
      JSON.stringify(old),
    ]);
    const { body } = await admin.get(PATH).expect(200);
    expect(Settings.parse(body)).toMatchObject(old);
    const family_overrides = { ...old.family_overrides, crm: { timeout: '5s' } };
    await patch({ family_overrides }).expect(200);
    await patch({ family_overrides: {}, connector_overrides: {}, retry_schedule: null });
    await patch({ family_overrides: { gone: {} } }).expect(400);
  });

  it('accept a family override somebody can satisfy', async () => {
    const family_overrides = {
      crm: { capability: 'manage_payment_credentials' },
      messaging: { capability: 'tokens.manage' },
    };
    const { body } = await patch({ family_overrides }).expect(200);
    expect(body.family_overrides).toEqual(family_overrides);
    const [entry] = await auditOf(admin);
    expect(entry).toMatchObject({
      after: { family_overrides: [{ family: 'crm' }, { family: 'messaging' }] },
    });
    await patch({ family_overrides: {} }).expect(200);
  });

  it('refuse a family override that would lock everybody out', async () => {
    const site = 'small';
    await admin.post('/api/v1/sites').send({ slug: site, name: site }).expect(201);
    const role = await newRole(admin, 'Few', ['settings.manage', 'members.manage'], site);
    const me = (await admin.get('/api/v1/me')).body.id;
    const path = `/api/v1/sites/${site}`;
    await admin.patch(`${path}/members/${me}`).send({ role_id: role }).expect(200);
    const family_overrides = { crm: { capability: 'manage_payment_credentials' } };
    const { body } = await admin.patch(`${path}/settings`).send({ family_overrides }).expect(409);
    expect(body).toMatchObject({
      ...{ code: 'nobody_holds_capability', family: 'crm' },
      capability: 'manage_payment_credentials',
    });
    expect((await admin.get(`${path}/settings`).expect(200)).body.family_overrides).toEqual({});
  });

  it('are for who may manage them', async () => {
    const { agent } = await newMember(server, admin, 'viewer@example.com', 'Viewer');
    const { body } = await agent.get(PATH).expect(403);
    expect(body).toMatchObject({ capability: 'settings.manage' });
    await agent.patch(PATH).send({}).expect(403);
  });

  it('keep both of two changes made at once', async () => {
    await Promise.all([
      patch({ delivery_log_retention_days: 11 }).expect(200),
      patch({ alert_addresses: ['both@example.com'] }).expect(200),
      patch({ retry_schedule: ['3s'] }).expect(200),
    ]);
    expect((await admin.get(PATH).expect(200)).body).toMatchObject({
      ...{ delivery_log_retention_days: 11, alert_addresses: ['both@example.com'] },
      retry_schedule: ['3s'],
    });
  });
});
