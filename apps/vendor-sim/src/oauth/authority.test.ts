import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startVendorSim, type VendorSim } from '../start.ts';
import { call, CALLBACK, connect, control, token, walk } from '../../test/client.ts';

const GENERIC = { authorize: '/oauth2_generic/authorize', token: '/oauth2_generic/token' };

let sim: VendorSim;

beforeAll(async () => {
  sim = await startVendorSim();
});
afterAll(() => sim.close());
beforeEach(() => sim.sim.reset());

const refresh = (refreshToken: string) =>
  token(sim, GENERIC.token, { grant_type: 'refresh_token', refresh_token: refreshToken });
const me = (accessToken: string) =>
  call(sim, 'GET', '/oauth2_generic/api/me', { token: accessToken });
const grants = async () =>
  (await call(sim, 'GET', '/_control/grants?vendor=oauth2_generic')).body.items;

describe('the authorization code flow', () => {
  it('ends in tokens that the API takes', async () => {
    const { status, body } = await connect(sim, GENERIC, { scope: 'read write' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'read write' });
    expect((await me(body.access_token)).body).toEqual({ id: '48210731', name: 'Acme Ltd' });
  });

  it('hands the state back and names no issuer unless told to', async () => {
    const { callback } = await walk(sim, GENERIC.authorize, { scope: 'read' });
    expect(callback.searchParams.get('state')).toBe('state-1');
    expect(callback.searchParams.has('iss')).toBe(false);
    await control(sim, '/issuer-parameter', { vendor: 'oauth2_generic', on: true });
    const named = await walk(sim, GENERIC.authorize, { scope: 'read' });
    expect(named.callback.searchParams.get('iss')).toBe(`${sim.url}/oauth2_generic`);
  });

  it('says access_denied when the person denies', async () => {
    const { callback } = await walk(
      sim,
      GENERIC.authorize,
      { scope: 'read' },
      { decision: 'deny' },
    );
    expect(callback.searchParams.get('error')).toBe('access_denied');
    expect(callback.searchParams.get('state')).toBe('state-1');
    expect(callback.searchParams.has('code')).toBe(false);
  });

  it('grants only the scopes that were left ticked', async () => {
    const { body } = await connect(sim, GENERIC, { scope: 'read write' }, { scopes: ['read'] });
    expect(body.scope).toBe('read');
    expect((await grants())[0]).toMatchObject({ scopes: ['read'], account: 'acme', state: 'live' });
  });

  it('takes scopes it was never told about', async () => {
    const { body } = await connect(sim, GENERIC, { scope: 'invoices:read read' });
    expect(body.scope.split(' ').sort()).toEqual(['invoices:read', 'read']);
  });

  it('signs in as the account the person chose', async () => {
    const { body } = await connect(sim, GENERIC, { scope: 'read' }, { account: 'vester' });
    expect((await me(body.access_token)).body.name).toBe('Vester Cycles');
  });

  it('demands the verifier when a challenge was given', async () => {
    const { callback } = await walk(sim, GENERIC.authorize, { scope: 'read' });
    const code = callback.searchParams.get('code') ?? '';
    const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK };
    const without = await token(sim, GENERIC.token, form);
    expect(without.status).toBe(400);
    expect(without.body.error).toBe('invalid_grant');
    const wrong = await token(sim, GENERIC.token, { ...form, code_verifier: 'x'.repeat(43) });
    expect(wrong.body.error).toBe('invalid_grant');
  });

  it('takes a code once', async () => {
    const { callback, verifier } = await walk(sim, GENERIC.authorize, { scope: 'read' });
    const form = {
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: CALLBACK,
      code_verifier: verifier,
    };
    const first = await token(sim, GENERIC.token, form);
    expect(first.status).toBe(200);
    expect((await token(sim, GENERIC.token, form)).body.error).toBe('invalid_grant');
    expect((await me(first.body.access_token)).status).toBe(401);
  });

  it('refuses a wrong client secret, sent in either way', async () => {
    const form = { grant_type: 'refresh_token', refresh_token: 'x', client_secret: 'wrong' };
    expect((await token(sim, GENERIC.token, form)).body.error).toBe('invalid_client');
    const basic = Buffer.from('patchbay-demo:wrong').toString('base64');
    const answer = await call(sim, 'POST', GENERIC.token, {
      form: { grant_type: 'refresh_token', refresh_token: 'x' },
      headers: { authorization: `Basic ${basic}` },
    });
    expect(answer.status).toBe(401);
  });

  it('shows a page instead of redirecting to an address it does not know', async () => {
    const query = new URLSearchParams({
      client_id: 'patchbay-demo',
      response_type: 'code',
      scope: 'read',
      redirect_uri: 'https://elsewhere.example/oauth/callback',
    });
    const answer = await call(sim, 'GET', `${GENERIC.authorize}?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
  });
});

describe('refreshing', () => {
  it('rotates the refresh token and keeps the grant', async () => {
    const { body } = await connect(sim, GENERIC, { scope: 'read' });
    const next = await refresh(body.refresh_token);
    expect(next.status).toBe(200);
    expect(next.body.refresh_token).not.toBe(body.refresh_token);
    expect((await me(next.body.access_token)).status).toBe(200);
    expect(await grants()).toMatchObject([
      { refreshes: 1, access_tokens_issued: 2, has_refresh_token: true },
    ]);
  });

  it('revokes the whole grant when a used refresh token comes again', async () => {
    const { body } = await connect(sim, GENERIC, { scope: 'read' });
    const next = await refresh(body.refresh_token);
    const reused = await refresh(body.refresh_token);
    expect(reused).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await refresh(next.body.refresh_token)).body.error).toBe('invalid_grant');
    expect((await me(next.body.access_token)).status).toBe(401);
    expect(await grants()).toMatchObject([{ reuse_detections: 1, state: 'revoked' }]);
  });

  it('detects reuse when two refreshes race', async () => {
    const { body } = await connect(sim, GENERIC, { scope: 'read' });
    const answers = await Promise.all([1, 2].map(() => refresh(body.refresh_token)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400]);
    expect(await grants()).toMatchObject([{ reuse_detections: 1, state: 'revoked' }]);
  });

  it('keeps the refresh token when rotation is switched off', async () => {
    await control(sim, '/refresh-rotation', { vendor: 'oauth2_generic', on: false });
    const { body } = await connect(sim, GENERIC, { scope: 'read' });
    const next = await refresh(body.refresh_token);
    expect(next.body.refresh_token).toBe(body.refresh_token);
  });
});

describe('revocation', () => {
  it('ends the grant whichever token is named, and answers 200 for an unknown one', async () => {
    const { body } = await connect(sim, GENERIC, { scope: 'read' });
    const revoked = await token(sim, '/oauth2_generic/revoke', { token: body.refresh_token });
    expect(revoked.status).toBe(200);
    expect((await me(body.access_token)).body).toMatchObject({
      error: 'invalid_token',
      error_description: 'The access token is revoked',
    });
    expect((await refresh(body.refresh_token)).body.error).toBe('invalid_grant');
    expect(await grants()).toMatchObject([{ state: 'revoked' }]);
    const unknown = await token(sim, '/oauth2_generic/revoke', { token: 'never-issued' });
    expect(unknown.status).toBe(200);
  });

  it('needs the client to authenticate', async () => {
    const { body } = await connect(sim, GENERIC, { scope: 'read' });
    const form = { token: body.refresh_token, client_secret: 'wrong' };
    expect((await token(sim, '/oauth2_generic/revoke', form)).status).toBe(401);
    expect((await me(body.access_token)).status).toBe(200);
  });
});

describe('grants under control', () => {
  it('expires access tokens and leaves refreshing', async () => {
    const { body } = await connect(sim, GENERIC, { scope: 'read' });
    const { body: done } = await control(sim, '/grants/expire', { vendor: 'oauth2_generic' });
    expect(done.affected).toBe(1);
    expect((await me(body.access_token)).body.error_description).toBe(
      'The access token is expired',
    );
    const next = await refresh(body.refresh_token);
    expect((await me(next.body.access_token)).status).toBe(200);
  });

  it('expires the refresh token too when asked', async () => {
    const { body } = await connect(sim, GENERIC, { scope: 'read' });
    await control(sim, '/grants/expire', { refresh: true });
    expect((await refresh(body.refresh_token)).body.error).toBe('invalid_grant');
  });

  it('revokes only the grants that fit', async () => {
    const acme = await connect(sim, GENERIC, { scope: 'read' });
    const vester = await connect(sim, GENERIC, { scope: 'read' }, { account: 'vester' });
    await control(sim, '/grants/revoke', { account: 'acme' });
    expect((await me(acme.body.access_token)).status).toBe(401);
    expect((await refresh(acme.body.refresh_token)).body.error).toBe('invalid_grant');
    expect((await me(vester.body.access_token)).status).toBe(200);
  });

  it('revokes only the grants that hold a scope', async () => {
    const reader = await connect(sim, GENERIC, { scope: 'read' });
    const writer = await connect(sim, GENERIC, { scope: 'read write' });
    const { body } = await control(sim, '/grants/revoke', { scope: 'write' });
    expect(body.affected).toBe(1);
    expect((await me(reader.body.access_token)).status).toBe(200);
    expect((await me(writer.body.access_token)).status).toBe(401);
  });

  it('takes a scope out of the grant, so that refreshed tokens lack it too', async () => {
    await control(sim, '/scope-rules', {
      vendor: 'oauth2_generic',
      path: '/api/orders',
      scope: 'write',
    });
    const { body } = await connect(sim, GENERIC, { scope: 'read write' });
    const order = (accessToken: string) =>
      call(sim, 'POST', '/oauth2_generic/api/orders', { token: accessToken, json: { n: 1 } });
    expect((await order(body.access_token)).status).toBe(200);
    await control(sim, '/grants/remove-scope', { scope: 'write' });
    const refused = await order(body.access_token);
    expect(refused.status).toBe(403);
    expect(refused.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
    const next = await refresh(body.refresh_token);
    expect(next.body.scope).toBe('read');
    expect((await order(next.body.access_token)).status).toBe(403);
  });

  it('issues tokens without a browser', async () => {
    const { body } = await control(sim, '/grants', { vendor: 'oauth2_manual', account: 'harbour' });
    const answer = await call(sim, 'GET', '/oauth2_manual/api/me', { token: body.access_token });
    expect(answer.body.name).toBe('Harbour & Pine');
    const next = await token(sim, '/oauth2_manual/token', {
      grant_type: 'refresh_token',
      refresh_token: body.refresh_token,
    });
    expect(next.status).toBe(200);
  });

  it('gives tokens the lifetime that was set, and they run out by the clock', async () => {
    await control(sim, '/token-ttl', { seconds: 1, vendor: 'oauth2_generic' });
    const { body } = await connect(sim, GENERIC, { scope: 'read' });
    expect(body.expires_in).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await me(body.access_token)).status).toBe(401);
  });
});
