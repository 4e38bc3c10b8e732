import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN } from '../support/start-app.ts';
import { countConnections } from '../support/connections.ts';
import { newMember } from '../support/people.ts';
import {
  SITE,
  type TestPlane,
  arriveBack,
  authorizeUrl,
  connectByOAuth,
  consentAt,
  finishOAuth,
  registerApp,
  startPlane,
} from '../support/start-plane.ts';

let plane: TestPlane;
beforeAll(async () => {
  plane = await startPlane();
  await registerApp(plane, 'hubspot');
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/reset'));

const away = () => authorizeUrl(plane, { connector_type: 'hubspot' });
const grants = async (state: string) =>
  (await plane.control(`/grants?vendor=hubspot&state=${state}`, {}, 'GET'))['items'] as unknown[];

/** Ends on the page that explains it, with these facts in its address, and stores nothing. */
async function fails(back: Promise<{ location: string }>, facts: object): Promise<void> {
  const before = await countConnections(plane);
  const { location } = await back;
  expect(location).toMatch(/^\/oauth\/failed\?/);
  const query = Object.fromEntries(new URLSearchParams(location.split('?')[1]));
  expect(query).toMatchObject(facts);
  expect(await countConnections(plane)).toBe(before);
}

const known = { site: 'default', connector: 'hubspot' };

describe('the way back from a vendor', () => {
  it('after a refusal says access_denied', async () =>
    fails(finishOAuth(plane, await away(), { decision: 'deny' }), {
      ...known,
      reason: 'access_denied',
    }));

  it('names the trip it was, so that the page that waits for it knows', async () => {
    const asked = { connector_type: 'hubspot', popup: true };
    const { body } = await plane.admin
      .post(`${SITE}/connections/authorize`)
      .send(asked)
      .expect(200);
    const end = finishOAuth(plane, body.authorize_url, { decision: 'deny' });
    await fails(end, { ...known, reason: 'access_denied', attempt: body.attempt });
  });

  it('after another error of the vendor names it', async () => {
    await plane.control('/fault', {
      vendor: 'hubspot',
      kind: 'authorize_error',
      error: 'temporarily_unavailable',
    });
    await fails(finishOAuth(plane, await away()), {
      ...known,
      ...{ reason: 'vendor_error', detail: 'temporarily_unavailable' },
    });
  });

  it.each([
    '',
    '?code=x',
    '?code=x&state=nobody',
    '?state=a&state=b&code=x',
    '?error=access_denied',
  ])(
    'with an unknown state (%j) says so',
    (query) => fails(arriveBack(plane, new URL(`http://x/oauth/callback${query}`)), { reason: 'unknown_state' }), // prettier-ignore
  );

  it('without a code says so', async () => {
    const callback = await consentAt(plane, await away());
    callback.searchParams.delete('code');
    await fails(arriveBack(plane, callback), { reason: 'vendor_error', detail: 'no code' });
  });

  it('taken twice works once', async () => {
    const callback = await consentAt(plane, await away());
    expect((await arriveBack(plane, callback)).id).toEqual(expect.any(Number));
    await fails(arriveBack(plane, callback), { ...known, reason: 'reused_state' });
  });

  it('taken twice at once works once', async () => {
    const callback = await consentAt(plane, await away());
    const before = await countConnections(plane);
    const ends = await Promise.all([1, 2, 3].map(() => arriveBack(plane, callback)));
    expect(ends.filter((end) => end.id !== null)).toHaveLength(1);
    for (const { location } of ends.filter((end) => end.id === null)) {
      expect(location).toContain('reason=reused_state');
    }
    expect(await countConnections(plane)).toBe(before + 1);
  });

  it('after a refusal cannot be taken again with a code', async () => {
    const url = await away();
    await finishOAuth(plane, url, { decision: 'deny' });
    await fails(finishOAuth(plane, url), { ...known, reason: 'reused_state' });
  });

  it('after more than ten minutes says expired', async () => {
    const callback = await consentAt(plane, await away());
    await plane.db.query(
      `UPDATE oauth_states SET expires_at = expires_at - interval '10 minutes 1 second'`,
    );
    await fails(arriveBack(plane, callback), { ...known, reason: 'expired_state' });
  });

  it('lives for ten minutes and no longer', async () => {
    await away();
    const [row] = await plane.db.query(
      `SELECT extract(epoch FROM expires_at - created_at)::int AS s FROM oauth_states
        ORDER BY created_at DESC LIMIT 1`,
    );
    expect(row.s).toBeGreaterThan(590);
    expect(row.s).toBeLessThanOrEqual(601);
  });

  it('in another browser of the same person is refused, and the state is still theirs', async () => {
    const callback = await consentAt(plane, await away());
    const elsewhere = await plane.signedIn(ADMIN.email, ADMIN.password);
    await fails(arriveBack(plane, callback, elsewhere), { ...known, reason: 'foreign_session' });
    expect((await arriveBack(plane, callback)).id).toEqual(expect.any(Number));
  });

  it('of another person, or of nobody, is refused', async () => {
    const callback = await consentAt(plane, await away());
    const other = await newMember(plane, plane.admin, 'other@example.com', 'Administrator');
    await fails(arriveBack(plane, callback, other.agent), { ...known, reason: 'foreign_session' });
    await fails(arriveBack(plane, callback, plane.anonymous()), {
      ...known,
      reason: 'foreign_session',
    });
  });

  it('with a code of somebody else’s authorization is refused by the vendor (PKCE)', async () => {
    const mine = await consentAt(plane, await away());
    const theirs = await consentAt(plane, await away());
    mine.searchParams.set('code', theirs.searchParams.get('code')!);
    await fails(arriveBack(plane, mine), { ...known, reason: 'exchange_failed' });
  });
});

describe('a grant whose test call fails', () => {
  it.each([
    ['vendor_error', { kind: 'status', status: 500 }],
    ['network_error', { kind: 'cut', times: 'always' }],
    ['vendor_error', { kind: 'bad_json' }],
  ])('is revoked at the vendor and not stored: %s', async (outcome, fault) => {
    await plane.control('/fault', { vendor: 'hubspot', path: '/account-info/*', ...fault });
    await fails(finishOAuth(plane, await away()), { ...known, reason: 'test_failed', outcome });
    expect(await grants('live')).toEqual([]);
    expect(await grants('revoked')).toHaveLength(1);
  });
});

describe('a token address in trouble', () => {
  it.each([
    ['network_error', { kind: 'cut', times: 'always' }],
    ['exchange_failed', { kind: 'status', status: 503 }],
    ['exchange_failed', { kind: 'bad_json' }],
    ['exchange_failed', { kind: 'html' }],
  ])('ends in %s', async (reason, fault) => {
    const callback = await consentAt(plane, await away());
    await plane.control('/fault', { vendor: 'hubspot', path: '/oauth/v3/token', ...fault });
    await fails(arriveBack(plane, callback), { ...known, reason });
  });
});

it('the way back stays in the window the page opened, so that the page sees it closed', async () => {
  for (const path of ['/oauth/callback', '/oauth/finished']) {
    const { headers } = await plane.admin.get(path);
    expect(headers['cross-origin-opener-policy']).toBe('unsafe-none');
  }
  const { headers } = await plane.admin.get('/api/health');
  expect(headers['cross-origin-opener-policy']).toBe('same-origin-allow-popups');
});

it('the page is told nothing secret', async () => {
  const callback = await consentAt(plane, await away());
  await plane.control('/fault', { vendor: 'hubspot', path: '/account-info/*', kind: 'html' });
  const { location } = await arriveBack(plane, callback);
  for (const secret of [callback.searchParams.get('code')!, callback.searchParams.get('state')!]) {
    expect(location).not.toContain(secret);
  }
});

it('a connector that is switched off cannot be connected', async () => {
  const put = (enabled: boolean) =>
    plane.admin.put(`${SITE}/connectors/hubspot/enabled`).send({ enabled }).expect(200);
  await put(false);
  const answer = await plane.admin
    .post(`${SITE}/connections/authorize`)
    .send({ connector_type: 'hubspot' })
    .expect(409);
  expect(answer.body.code).toBe('connector_disabled');
  await put(true);
  expect((await connectByOAuth(plane, 'hubspot')).id).toEqual(expect.any(Number));
});
