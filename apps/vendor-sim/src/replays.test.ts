import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call, control } from '../test/client.ts';
import { startVendorSim, type VendorSim } from './start.ts';

let sim: VendorSim;
beforeAll(async () => {
  sim = await startVendorSim();
});
afterAll(() => sim.close());
beforeEach(() => sim.sim.reset());

const install = (vendor: string, answers: unknown) =>
  call(sim, 'PUT', '/_control/replays', { json: { vendor, answers } });

describe('replayed answers', () => {
  it('come in their order, each as often as it was asked for', async () => {
    await install('acme', [
      { status: 201, json: { id: 1 } },
      { status: 503, text: 'later', times: 'always' },
    ]);
    expect((await call(sim, 'POST', '/acme/things')).body.id).toBe(1);
    expect((await call(sim, 'POST', '/acme/things')).status).toBe(503);
    expect((await call(sim, 'GET', '/acme')).body).toEqual({ text: 'later' });
  });

  it('answer the requests they are meant for', async () => {
    await install('acme', [{ status: 200, method: 'GET', path: '/v1/*' }]);
    expect((await call(sim, 'GET', '/acme/v2/me')).status).toBe(501);
    expect((await call(sim, 'POST', '/acme/v1/me')).status).toBe(501);
    expect((await call(sim, 'GET', '/acme/v1/me')).status).toBe(200);
  });

  it('stand in for a vendor that is known here, until they are taken away', async () => {
    await install('stripe', [{ status: 418, times: 'always' }]);
    expect((await call(sim, 'GET', '/stripe/v1/account')).status).toBe(418);
    await call(sim, 'DELETE', '/_control/replays', { json: { vendor: 'stripe' } });
    expect((await call(sim, 'GET', '/stripe/v1/account')).status).toBe(401);
  });

  it('are recorded, and spoiled by faults, as every vendor’s', async () => {
    await install('acme', [{ status: 200, times: 'always' }]);
    await control(sim, '/fault', { vendor: 'acme', kind: 'status', status: 429 });
    expect((await call(sim, 'GET', '/acme/a')).status).toBe(429);
    expect((await call(sim, 'GET', '/acme/b')).status).toBe(200);
    const { body } = await call(sim, 'GET', '/_control/requests?vendor=acme');
    expect(body.items.map(({ path }) => path)).toEqual(['/a', '/b']);
  });

  it.each([
    [{ status: 'x' }, 'status must be a whole number'],
    [{ status: 200, body: '' }, 'unknown field body'],
    [7, 'each answer must be an object'],
  ])('%j is refused: %s', async (answer, error) => {
    const { status, body } = await install('acme', [answer]);
    expect([status, body['error']]).toEqual([400, error]);
  });
});
