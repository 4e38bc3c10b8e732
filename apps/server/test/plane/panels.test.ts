import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChoicePanel } from '@patchbay/connector-sdk/panel';
import { SYSTEM } from '../../src/platform/access/caller.ts';
import type { SiteScope } from '../../src/platform/access/site-scope.ts';
import { PanelSettingsService } from '../../src/modules/connections/panel-settings.service.ts';
import { PanelReadService } from '../../src/modules/connections/panel-read.service.ts';
import { bodies, connect, readConnection } from '../support/connections.ts';
import { newMember } from '../support/people.ts';
import { SITE, type TestPlane, connectByOAuth, startPlane } from '../support/start-plane.ts';

const VENDOR = 'google_business_profile';
const GROUP = 'accounts/48210732';
const FIRST = `${GROUP}/locations/4821073100`;

let plane: TestPlane;
let id: number;

beforeAll(async () => {
  plane = await startPlane({ workers: false });
});
afterAll(() => plane.close());
beforeEach(async () => {
  await plane.control('/reset');
  id = (await connectByOAuth(plane, VENDOR)).id!;
});

const at = (connection = id) => `${SITE}/connections/${connection}/panels/location`;
const options = (query: object) => plane.admin.get(`${at()}/options`).query(query);
const choose = (value: string) => plane.admin.put(at()).send({ value });
const fault = (path: string, kind: object) =>
  plane.control('/fault', { vendor: VENDOR, path, times: 1, ...kind });

describe('a choice of a connector’s panel', () => {
  it('is announced by the library, without anything that runs', async () => {
    const { body } = await plane.admin.get(`${SITE}/connectors/${VENDOR}`).expect(200);
    expect(body.panels).toEqual([
      expect.objectContaining({
        name: 'location',
        kind: 'choice',
        steps: [
          { name: 'account', title: 'Account', searchable: false },
          { name: 'location', title: 'Location', searchable: false },
        ],
      }),
    ]);
  });

  it('lists what the vendor has, step by step and page by page', async () => {
    const accounts = await options({ step: 'account' }).expect(200);
    expect(accounts.body).toMatchObject({
      items: [{ label: 'Anna Berg' }, { label: 'Acme Ltd locations', value: GROUP }],
      next_cursor: null,
    });
    const place = { step: 'location', within: GROUP, limit: 40 };
    const first = await options(place).expect(200);
    expect(first.body.items).toHaveLength(40);
    expect(first.body.items[0]).toEqual({
      value: FIRST,
      label: 'Acme Ltd Harbour Street 1',
      description: '1 Harbour Street, 10000 Cork',
      note: { text: 'Verified', tone: 'good' },
    });
    const second = await options({ ...place, cursor: first.body.next_cursor }).expect(200);
    expect(second.body.items).toHaveLength(24);
    expect(second.body.next_cursor).toBeNull();
  });

  it('stores what the vendor tells about it, tests, and leaves an entry of both in the activity', async () => {
    expect((await plane.admin.get(at()).expect(200)).body.facts).toEqual([]);
    const { body } = await choose(FIRST).expect(200);
    expect(body).toMatchObject({
      id,
      state: 'active',
      settings: {
        account_resource_name: GROUP,
        location_resource_name: 'locations/4821073100',
        business_name_cached: 'Acme Ltd Harbour Street 1',
        verified_state: 'VERIFIED',
      },
      test: { outcome: 'connected' },
    });
    const shown = await plane.admin.get(at()).expect(200);
    expect(shown.body.facts).toContainEqual({
      label: 'Business',
      value: 'Acme Ltd Harbour Street 1',
      tone: null,
    });
    expect(body.panel).toEqual(shown.body);
    const activity = await plane.admin.get(`${SITE}/activity?connection_id=${id}`).expect(200);
    const [tested, edited] = activity.body.items;
    expect([tested.action, edited.action]).toEqual(['connection.test', 'connection.edit']);
    expect(edited.after.settings.verified_state).toBe('VERIFIED');
  });

  it('is forgotten in part when it is changed by hand', async () => {
    await choose(FIRST).expect(200);
    const settings = { location_resource_name: 'locations/7' };
    await plane.admin.patch(`${SITE}/connections/${id}`).send({ settings }).expect(200);
    expect((await readConnection(plane, id))['settings']).toEqual({
      account_resource_name: GROUP,
      location_resource_name: 'locations/7',
    });
  });

  it('lets no operator declare what the vendor tells', async () => {
    const settings = { verified_state: 'VERIFIED' };
    await plane.admin.patch(`${SITE}/connections/${id}`).send({ settings }).expect(400);
  });
});

describe('what a panel refuses', () => {
  it.each([
    ['a value that is no location', 'locations/1', 400],
    ['a value that climbs', 'accounts/1/locations/../../x', 400],
    ['a location of somebody else', `${GROUP}/locations/5173390200`, 422],
  ])('is %s, and nothing is stored', async (_what, value, status) => {
    await choose(value).expect(status);
    expect((await readConnection(plane, id))['settings']).toEqual({});
  });

  it('is a panel, a step and a field that nobody declared', async () => {
    await plane.admin.get(`${SITE}/connections/${id}/panels/html`).expect(404);
    await plane.admin.get(`${SITE}/connections/${id}/panels/__proto__`).expect(404);
    const { body } = await options({ step: 'street' }).expect(400);
    expect(body.errors).toEqual([{ path: 'step', message: expect.any(String) }]);
    await options({ step: 'account', host: 'evil.example' }).expect(400);
    await plane.admin.put(at()).send({ value: FIRST, settings: {} }).expect(400);
    await options({ step: 'location', within: 'https://evil.example' }).expect(400);
    const stripe = await connect(plane, bodies.stripe());
    await plane.admin.get(at(stripe.id)).expect(404);
  });

  it('is a connection that is not active, whose choice can still be seen', async () => {
    await plane.admin.post(`${SITE}/connections/${id}/pause`).send({}).expect(200);
    const { body } = await options({ step: 'account' }).expect(409);
    expect(body).toMatchObject({ code: 'connection_unavailable', state: 'paused' });
    await choose(FIRST).expect(409);
    await plane.admin.get(at()).expect(200);
  });

  it('is a grant without the scope, before the vendor is asked', async () => {
    await plane.db.query(`UPDATE connections SET scopes_granted = '[]' WHERE id = $1`, [id]);
    const before = (await plane.arrived(VENDOR)).length;
    const { body } = await options({ step: 'account' }).expect(409);
    expect(body.code).toBe('scope_insufficient');
    expect((await plane.arrived(VENDOR)).length).toBe(before);
  });

  it('is a request that may change something, whoever declared it', async () => {
    const reads = plane.app.get(PanelReadService);
    const live = await reads.open(1, id);
    const before = (await plane.arrived(VENDOR)).length;
    const writes = { method: 'POST' as const, path: '/v4/accounts/1/locations/1/localPosts' };
    const read = { request: () => writes, read: () => [] };
    await expect(reads.read(live, read, undefined)).rejects.toThrow(/may change something/);
    expect((await plane.arrived(VENDOR)).length).toBe(before);
  });

  it('is somebody without the authority, and anybody of another site', async () => {
    const { agent: editor } = await newMember(plane, plane.admin, 'ed@acme.example', 'Editor');
    await editor.get(at()).expect(200);
    await editor.get(`${at()}/options?step=account`).expect(403);
    await editor.put(at()).send({ value: FIRST }).expect(403);
    await plane.admin.post('/api/v1/sites').send({ slug: 'other', name: 'Other' });
    const elsewhere = at().replace('/default/', '/other/');
    await plane.admin.get(elsewhere).expect(404);
    await plane.admin.get(`${elsewhere}/options?step=account`).expect(404);
    await plane.admin.put(elsewhere).send({ value: FIRST }).expect(404);
  });
});

describe('facts of a connector’s panel', () => {
  let hubspot: number;
  beforeEach(async () => {
    hubspot = (await connectByOAuth(plane, 'hubspot')).id!;
  });
  const account = () => `${SITE}/connections/${hubspot}/panels/account`;

  it('are what the vendor says when somebody looks', async () => {
    const { body } = await plane.admin.get(account()).expect(200);
    expect(body).toMatchObject({ name: 'account', kind: 'facts', steps: [] });
    expect(body.facts).toEqual([
      { label: 'Account id', value: '48210731', tone: null },
      { label: 'Kind', value: 'Standard', tone: 'good' },
      { label: 'Data is kept in', value: 'European Union', tone: null },
      { label: 'Currency', value: 'EUR', tone: null },
      { label: 'Time zone', value: 'Europe/Dublin', tone: null },
    ]);
  });

  it('are read only for those who may test, and offer nothing to choose', async () => {
    const { agent } = await newMember(plane, plane.admin, 'viewer@acme.example', 'Viewer');
    const { body } = await agent.get(account()).expect(403);
    expect(body).toMatchObject({ code: 'capability_required', capability: 'connections.test' });
    await plane.admin.get(`${account()}/options`).expect(404);
    await plane.admin.put(account()).send({ value: '1' }).expect(404);
  });
});

it('a choice for another account than the one it was listed for is not stored', async () => {
  const reads = plane.app.get(PanelReadService);
  const live = await reads.open(1, id);
  await plane.db.query(`UPDATE connections SET vendor_account_id = 'other' WHERE id = $1`, [id]);
  const scope = { siteId: 1, actor: SYSTEM } as unknown as SiteScope;
  const panel = { writes: ['business_name_cached'] } as unknown as ChoicePanel;
  const found = { business_name_cached: 'Mine' };
  const stored = plane.app.get(PanelSettingsService).store(scope, live, panel, found);
  await expect(stored).rejects.toMatchObject({ status: 409, code: 'account_changed' });
  expect((await readConnection(plane, id))['settings']).toEqual({});
});

describe('a vendor in trouble', () => {
  it.each([
    ['an error of its own', { kind: 'status', status: 500 }, 502, 'vendor_error'],
    ['a limit', { kind: 'status', status: 429 }, 502, 'vendor_error'],
    ['a refusal', { kind: 'status', status: 403 }, 422, 'vendor_refused'],
    ['no answer', { kind: 'cut' }, 502, 'vendor_unreachable'],
    ['a page instead of data', { kind: 'html' }, 502, 'vendor_error'],
  ])('with %s is told apart from ours', async (_what, kind, status, code) => {
    await fault('/v1/accounts', kind);
    const answer = await options({ step: 'account' });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.detail).toContain('Google Business Profile');
  });

  it('that calls the token ended is asked once more with a new one', async () => {
    await plane.control('/grants/expire', { vendor: VENDOR });
    await options({ step: 'account' }).expect(200);
  });

  it('stores nothing when the second of two reads fails', async () => {
    await fault('/v1/locations/*/VoiceOfMerchantState', { kind: 'status', status: 500 });
    await choose(FIRST).expect(502);
    expect((await readConnection(plane, id))['settings']).toEqual({});
  });
});

it('no answer of a panel holds a credential', async () => {
  const answers = [
    await plane.admin.get(at()),
    await options({ step: 'account' }),
    await options({ step: 'location', within: GROUP }),
    await choose(FIRST),
    await choose('nonsense'),
  ];
  const credentials = await tokensOf();
  const seen = answers.map(({ text }) => text).join('\n');
  expect(credentials.length).toBeGreaterThan(0);
  for (const token of credentials) expect(seen).not.toContain(token);
});

/** The access tokens that the stand-in was shown. */
async function tokensOf(): Promise<string[]> {
  const arrivals = await plane.arrived(VENDOR, '/v1/*');
  const bearers = arrivals.map(({ headers }) => headers['authorization'] ?? '');
  return [...new Set(bearers.map((each) => each.replace(/^Bearer /, '')).filter(Boolean))];
}
