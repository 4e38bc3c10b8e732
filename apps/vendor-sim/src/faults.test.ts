import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startVendorSim, type VendorSim } from './start.ts';
import { call, connect, control, token, walk } from '../test/client.ts';

const ME = '/api_key_generic/api/me';
const KEY = { token: 'demo-api-key' };

let sim: VendorSim;

beforeAll(async () => {
  sim = await startVendorSim();
});
afterAll(() => sim.close());
beforeEach(() => sim.sim.reset());

const fault = (json: Record<string, unknown>) => control(sim, '/fault', json);
const me = () => call(sim, 'GET', ME, KEY);
const recorded = async () => (await call(sim, 'GET', '/_control/requests')).body.items;

describe('which requests a fault takes', () => {
  it('takes one request and then no more', async () => {
    await fault({ kind: 'status', status: 503 });
    expect((await me()).status).toBe(503);
    expect((await me()).status).toBe(200);
  });

  it('takes as many as it was told, or all of them', async () => {
    await fault({ kind: 'status', times: 2 });
    expect([(await me()).status, (await me()).status, (await me()).status]).toEqual([
      500, 500, 200,
    ]);
    await fault({ kind: 'status', times: 'always' });
    for (let i = 0; i < 5; i += 1) expect((await me()).status).toBe(500);
    await call(sim, 'DELETE', '/_control/faults');
    expect((await me()).status).toBe(200);
  });

  it('comes in the order it was asked for', async () => {
    await fault({ kind: 'status', status: 500 });
    await fault({ kind: 'status', status: 429 });
    expect([(await me()).status, (await me()).status]).toEqual([500, 429]);
  });

  it('leaves other vendors, paths and methods alone', async () => {
    await fault({ kind: 'status', vendor: 'stripe' });
    await fault({ kind: 'status', vendor: 'api_key_generic', path: '/api/orders/*' });
    await fault({ kind: 'status', vendor: 'api_key_generic', path: '/api/*', method: 'post' });
    expect((await me()).status).toBe(200);
    expect((await call(sim, 'GET', '/api_key_generic/api/orders/7', KEY)).status).toBe(500);
    expect((await call(sim, 'POST', '/api_key_generic/api/x', { ...KEY, json: {} })).status).toBe(
      500,
    );
  });

  it('refuses a fault it does not understand, and names the field', async () => {
    expect(await fault({ kind: 'explode' })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('kind must be one of') },
    });
    expect((await fault({ kind: 'status', vendr: 'x' })).body.error).toBe('unknown field vendr');
    expect((await fault({ kind: 'status', vendor: 'nobody' })).body.error).toBe('no vendor nobody');
    expect((await fault({ kind: 'status', times: 0 })).status).toBe(400);
  });
});

describe('what a fault does', () => {
  it('answers with the status, Retry-After, headers and body it was given', async () => {
    await fault({
      kind: 'status',
      status: 429,
      retry_after: 7,
      headers: { 'x-limit': '0' },
      body: { custom: true },
    });
    const answer = await me();
    expect(answer).toMatchObject({ status: 429, body: { custom: true } });
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(answer.headers.get('x-limit')).toBe('0');
  });

  it('never answers when it hangs, and records that', async () => {
    await fault({ kind: 'hang' });
    const answer = fetch(`${sim.url}${ME}`, { signal: AbortSignal.timeout(200) });
    await expect(answer).rejects.toThrow(/timeout/);
    expect(await recorded()).toMatchObject([{ status: null, fault: 'hang' }]);
  });

  it('closes a hanging connection after the delay it was given', async () => {
    await fault({ kind: 'hang', delay_ms: 50 });
    await expect(me()).rejects.toThrow('fetch failed');
  });

  it('cuts the connection without a byte', async () => {
    await fault({ kind: 'cut' });
    await expect(me()).rejects.toThrow('fetch failed');
    expect((await me()).status).toBe(200);
  });

  it('answers late when it is slow', async () => {
    await fault({ kind: 'slow', delay_ms: 150 });
    const started = performance.now();
    expect((await me()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(140);
  });

  it('breaks off in the middle of the body', async () => {
    await fault({ kind: 'truncate' });
    const answer = await fetch(`${sim.url}${ME}`);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow('terminated');
  });

  it('sends JSON that is none, a page, and a redirect', async () => {
    await fault({ kind: 'bad_json' });
    await expect(me()).rejects.toThrow(SyntaxError);
    await fault({ kind: 'html' });
    const page = await me();
    expect(page.status).toBe(502);
    expect(page.headers.get('content-type')).toContain('text/html');
    await fault({ kind: 'redirect', status: 307, location: 'http://169.254.169.254/latest' });
    const moved = await me();
    expect(moved.status).toBe(307);
    expect(moved.headers.get('location')).toBe('http://169.254.169.254/latest');
  });

  it('sends a body as large as it was told', async () => {
    await fault({ kind: 'huge', size_bytes: 3_000_000 });
    const answer = await fetch(`${sim.url}${ME}`);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(3_000_000);
  });

  it('stops sending a huge body when the caller goes away', async () => {
    await fault({ kind: 'huge', size_bytes: 2_000_000_000 });
    const stop = new AbortController();
    const answer = await fetch(`${sim.url}${ME}`, { signal: stop.signal });
    stop.abort();
    await expect(answer.text()).rejects.toThrow();
    expect((await me()).status).toBe(200);
  });
});

describe('a fault after the work', () => {
  it('lets the vendor store what it then does not confirm', async () => {
    const contact = { email: 'lost@example.com' };
    const headers = { 'api-key': `xkeysib-${'ac3e'.repeat(16)}-PatchbayDemoKey1` };
    const create = () => call(sim, 'POST', '/brevo/v3/contacts', { headers, json: contact });
    await fault({ kind: 'cut', phase: 'after', vendor: 'brevo' });
    await expect(create()).rejects.toThrow('fetch failed');
    expect((await create()).body.code).toBe('duplicate_parameter');
  });

  it('rotates the refresh token and loses the answer, so that the old one is spent', async () => {
    const paths = { authorize: '/oauth2_generic/authorize', token: '/oauth2_generic/token' };
    const { body } = await connect(sim, paths, { scope: 'read' });
    const form = { grant_type: 'refresh_token', refresh_token: body.refresh_token };
    await fault({ kind: 'status', status: 502, phase: 'after', path: '/token' });
    expect((await token(sim, paths.token, form)).status).toBe(502);
    expect((await token(sim, paths.token, form)).body.error).toBe('invalid_grant');
  });
});

describe('the authorization server’s faults', () => {
  it('sends the person back with the error it was told', async () => {
    await fault({ kind: 'authorize_error', error: 'temporarily_unavailable', path: '/authorize' });
    const { callback } = await walk(sim, '/oauth2_generic/authorize', { scope: 'read' });
    expect(callback.searchParams.get('error')).toBe('temporarily_unavailable');
    expect(callback.searchParams.get('state')).toBe('state-1');
  });

  it('delays the token endpoint alone', async () => {
    await control(sim, '/token-endpoint', { delay_ms: 200 });
    const started = performance.now();
    await token(sim, '/oauth2_generic/token', { grant_type: 'refresh_token', refresh_token: 'x' });
    expect(performance.now() - started).toBeGreaterThan(190);
    const quick = performance.now();
    await me();
    expect(performance.now() - quick).toBeLessThan(150);
  });
});
