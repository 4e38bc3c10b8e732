import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { act, bodies, connect } from '../support/connections.ts';
import { becomes, deliver, outcomes } from '../support/deliveries.ts';
import { SITE, type TestPlane, eventually, startPlane } from '../support/start-plane.ts';

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
