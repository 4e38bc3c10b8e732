import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { act, bodies, connect } from '../support/connections.ts';
import { becomes, deliver, outcomes } from '../support/deliveries.ts';
import {
  SITE,
  type TestPlane,
  connectByOAuth,
  eventually,
  startPlane,
} from '../support/start-plane.ts';

let plane: TestPlane;
let stripe: number;

beforeAll(async () => {
  plane = await startPlane({ env: { OUTBOUND_TIMEOUT: '20s', BREAKER_THRESHOLD: '100' } });
  stripe = (await connect(plane, bodies.stripe())).id;
});
afterAll(() => plane.close());
beforeEach(async () => {
  await plane.control('/reset');
  await plane.db.query('DELETE FROM rate_limits');
});

const settings = (body: object) => plane.admin.patch(`${SITE}/settings`).send(body).expect(200);
const customers = (fault: object) =>
  plane.control('/fault', { vendor: 'stripe', path: '/v1/customers', times: 'always', ...fault });
const counts = () => plane.db.query('SELECT account, vendor_left FROM rate_limits');

describe('the retry schedule', () => {
  const levels = {
    site: { retry_schedule: ['1ms', '2ms', '3ms', '4ms'] },
    family: { family_overrides: { payment: { retry_schedule: ['1ms', '2ms'] } } },
    connector: { connector_overrides: { stripe: { retry_schedule: [] } } },
  };
  afterAll(() => settings({ retry_schedule: null, family_overrides: {}, connector_overrides: {} }));

  it.each([
    ['the platform’s', {}, 4],
    ['the site’s', levels.site, 5],
    ['its family’s', levels.family, 3],
    ['its connector’s', levels.connector, 1],
  ])('of a delivery is %s where nothing is nearer', async (_, body, attempts) => {
    await settings(body);
    await customers({ kind: 'status', status: 500 });
    const failed = await becomes(plane, await deliver(plane, stripe, 'create_customer'), 'failed');
    expect(outcomes(failed)).toEqual([...Array(attempts - 1).fill('retried'), 'failed']);
  });

  it('of another connector stays its own', async () => {
    const { id } = await connect(plane, bodies.webhook(plane.sim));
    await plane.control('/fault', { vendor: 'webhook_generic', method: 'POST', kind: 'status', times: 'always' }); // prettier-ignore
    const failed = await becomes(plane, await deliver(plane, id, 'post_event'), 'failed');
    expect(failed.attempts).toBe(5);
  });
});

describe('the timeout', () => {
  beforeAll(() =>
    settings({ connector_overrides: { stripe: { timeout: '200ms', retry_schedule: [] } } }),
  );
  afterAll(() => settings({ connector_overrides: {} }));

  it('bounds a delivery', async () => {
    await customers({ kind: 'hang' });
    const failed = await becomes(plane, await deliver(plane, stripe, 'create_customer'), 'failed');
    expect(failed.log).toMatchObject([{ error_code: 'timeout' }]);
    expect(failed.log[0]!.latency_ms).toBeLessThan(2000);
  });

  it('bounds a test call', async () => {
    await plane.control('/fault', { vendor: 'stripe', kind: 'hang', times: 'always' });
    const { body } = await act(plane, stripe, 'test').expect(200);
    expect(body).toMatchObject({ outcome: 'network_error', vendor_code: 'timeout' });
    await plane.control('/reset');
    await act(plane, stripe, 'test').expect(200);
  });

  it('bounds a call through the proxy', async () => {
    await customers({ kind: 'hang' });
    const path = `${SITE}/connections/${stripe}/proxy/v1/customers`;
    const { body } = await plane.admin.get(path).expect(504);
    expect(body).toMatchObject({ code: 'vendor_unreachable', reason: 'timeout' });
  });
});

describe('an answer of the vendor', () => {
  const account = expect.stringMatching(/^stripe:account:acct_/);

  it('that refuses for too many requests shuts the vendor’s account', async () => {
    await plane.control('/fault', { vendor: 'stripe', path: '/v1/customers', kind: 'status', status: 429, retry_after: 1 }); // prettier-ignore
    const id = await deliver(plane, stripe, 'create_customer');
    const told = await eventually(async () => {
      const rows = await counts();
      return rows.some((row: { vendor_left: number | null }) => row.vendor_left !== null) && rows;
    }, 'a lesson');
    expect(told).toEqual([{ account, vendor_left: 0 }]);
    expect(outcomes(await becomes(plane, id, 'delivered'))).toEqual(['retried', 'delivered']);
  });

  it('that says how little is left is believed', async () => {
    const few = { requests: 5, per_ms: 60_000, tells: true };
    await plane.control('/rate-limits', { vendor: 'stripe', path: '/v1/customers', ...few });
    await becomes(plane, await deliver(plane, stripe, 'create_customer'), 'delivered');
    const [row] = await eventually(async () => {
      const rows = await counts();
      return rows.some((row: { vendor_left: number | null }) => row.vendor_left !== null) && rows;
    }, 'a lesson');
    expect(row).toEqual({ account, vendor_left: 4 });
  });

  it('that says nothing of limits costs nothing', async () => {
    const { id } = await connect(plane, bodies.webhook(plane.sim));
    await becomes(plane, await deliver(plane, id, 'post_event'), 'delivered');
    expect(await counts()).toEqual([]);
  });
});

describe('the limit of an account', () => {
  let hubspot: number;
  let keyed: number;

  beforeAll(async () => {
    const few = { requests: 2, per: '60s' };
    await settings({ connector_overrides: { api_key_generic: { rate_limit: few } } });
    keyed = (await connect(plane, bodies.apiKey(plane.sim))).id;
  });
  afterAll(() => settings({ connector_overrides: {} }));
  // What was granted before is forgotten with everything else there.
  beforeEach(async () => {
    hubspot = (await connectByOAuth(plane, 'hubspot')).id!;
  });

  const proxied = (id: number, path: string) =>
    plane.admin.get(`${SITE}/connections/${id}/proxy${path}`);
  const counted = async (connector: string): Promise<number> => {
    const [row] = await plane.db.query(
      `SELECT coalesce(sum(n), 0)::int AS n FROM rate_limits, unnest(grants) AS n WHERE account LIKE $1`,
      [`${connector}:%`],
    );
    return row.n;
  };
  /** Not more either: what comes late would be counted by then. */
  const counts = async (connector: string, calls: number) => {
    await eventually(async () => (await counted(connector)) >= calls, `${calls} counted calls`);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await counted(connector)).toBe(calls);
  };
  const expire = () => plane.control('/grants/expire', { vendor: 'hubspot' });

  it('counts a test call', async () => {
    await act(plane, hubspot, 'test').expect(200);
    await counts('hubspot', 1);
  });

  it('counts a refresh at the host it is about, and the test behind it', async () => {
    await act(plane, hubspot, 'refresh').expect(200);
    await counts('hubspot', 2);
  });

  it('counts a delivery, its refresh, and its repetition once the token had ended', async () => {
    await expire();
    await becomes(plane, await deliver(plane, hubspot, 'upsert_contact'), 'delivered');
    await counts('hubspot', 3);
  });

  it('counts a call through the proxy alike', async () => {
    await proxied(hubspot, '/account-info/v3/details').expect(200);
    await counts('hubspot', 1);
    await expire();
    await proxied(hubspot, '/account-info/v3/details').expect(200);
    await counts('hubspot', 4);
  });

  it('refuses a call through the proxy when it is used up, and asks the vendor nothing', async () => {
    for (let i = 0; i < 2; i += 1) await proxied(keyed, '/things').expect(200);
    const { body, headers } = await proxied(keyed, '/things').expect(429);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({ code: 'vendor_limit', status: 429 });
    expect(Number(headers['retry-after'])).toBe(body.retry_after_s);
    expect(body.retry_after_s).toBeGreaterThan(50);
    expect(body.retry_after_s).toBeLessThanOrEqual(65);
    expect(await plane.arrived('api_key_generic', '/api/things')).toHaveLength(2);
  });

  it('holds up no test call when it is used up', async () => {
    for (let i = 0; i < 2; i += 1) await proxied(keyed, '/things').expect(200);
    const { body } = await act(plane, keyed, 'test').expect(200);
    expect(body.outcome).toBe('connected');
    await counts('api_key_generic', 3);
  });

  it('is what the vendor told another call through the proxy', async () => {
    const refusal = { kind: 'status', status: 429, retry_after: 30, times: 1 };
    await plane.control('/fault', { vendor: 'stripe', path: '/v1/customers', ...refusal });
    const first = await proxied(stripe, '/v1/customers').expect(429);
    expect(first.body.code).toBeUndefined();
    const { body } = await proxied(stripe, '/v1/customers').expect(429);
    expect(body).toMatchObject({ code: 'vendor_limit', detail: expect.stringMatching(/^Stripe /) });
    expect(await plane.arrived('stripe', '/v1/customers')).toHaveLength(1);
  });
});
