import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call, control } from '../test/client.ts';
import { RateLimits } from './rate-limits.ts';
import { startVendorSim, type VendorSim } from './start.ts';

const LIMIT = { vendor: 'hubspot', path: '/crm/*', requests: 2, per_ms: 1000, tells: true };

describe('a vendor’s limit', () => {
  it('allows so many requests in any stretch of time, and says what is left', () => {
    const limits = new RateLimits();
    limits.add(LIMIT);
    const take = (now: number) => limits.take('hubspot', '/crm/v3', now)!;
    expect(take(0)).toMatchObject({ refused: false, headers: { 'x-ratelimit-remaining': '1' } });
    expect(take(900).refused).toBe(false);
    expect(take(999)).toMatchObject({ refused: true, headers: { 'retry-after': '1' } });
    expect(take(1000).refused).toBe(false);
    expect(take(1001).refused).toBe(true);
    expect(take(1901).refused).toBe(false);
    expect(limits.list()).toMatchObject([{ allowed: 4, refused: 2 }]);
  });

  it('leaves other paths and vendors alone', () => {
    const limits = new RateLimits();
    limits.add(LIMIT);
    expect(limits.take('hubspot', '/oauth/token', 0)).toBeUndefined();
    expect(limits.take('stripe', '/crm/v3', 0)).toBeUndefined();
  });
});

describe('a stand-in with a limit', () => {
  let sim: VendorSim;
  beforeAll(async () => {
    sim = await startVendorSim();
  });
  afterAll(() => sim.close());
  beforeEach(() => sim.sim.reset());

  it('answers 429 in the vendor’s own words, also on the benchmarks’ path', async () => {
    await control(sim, '/recording', { on: false });
    await control(sim, '/rate-limits', { vendor: 'webhook_generic', requests: 1, per_ms: 60_000 });
    const hook = () => call(sim, 'POST', '/webhook_generic/hooks/x', { json: {} });
    expect((await hook()).status).toBe(204);
    const refused = await hook();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    await call(sim, 'DELETE', '/_control/rate-limits');
    expect((await hook()).status).toBe(204);
  });

  it('refuses a limit it does not understand', async () => {
    expect(await control(sim, '/rate-limits', { vendor: 'hubspot', requests: 1 })).toMatchObject({
      status: 400,
    });
  });
});
