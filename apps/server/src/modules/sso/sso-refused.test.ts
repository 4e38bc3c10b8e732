import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type IdentityProvider,
  arrive,
  passProvider,
  signInBySso,
  startIdentityProvider,
} from '../../../test/support/identity-provider.ts';
import { startApp } from '../../../test/support/start-app.ts';
import type { Agent, TestApp } from '../../../test/support/start-app.ts';

const SITE = '/api/v1/sites/default';
const refusedAs = (code: string) => expect.stringMatching(`^/login\\?sso_error=${code}(&|$)`);

describe('a sign-in that is not what it says', () => {
  let idp: IdentityProvider;
  let server: TestApp;
  let agent: Agent;
  beforeAll(async () => {
    idp = await startIdentityProvider({ claimsInIdToken: true });
    server = await startApp({ env: idp.env });
    const admin = await server.signedIn();
    const sso_group_roles = [{ group: 'everyone', role: 'Viewer' }];
    await admin.patch(`${SITE}/settings`).send({ sso_group_roles }).expect(200);
    const [email, email_verified] = ['jane@example.com', true];
    idp.person = { sub: 'jane', email, email_verified, groups: ['everyone'] };
  });
  beforeEach(() => {
    agent = server.anonymous();
  });
  afterEach(async () => {
    idp.denies = false;
    idp.tamper = undefined;
    await agent.get('/api/v1/me').expect(401);
  });
  afterAll(async () => {
    await server.close();
    await idp.close();
  });

  /** The address the provider sends this browser back to. */
  async function leave(): Promise<URL> {
    const start = await agent.get('/api/v1/auth/oidc/login').expect(302);
    return passProvider(String(start.headers['location']));
  }

  it('is accepted when all is as it should be', async () => {
    expect(await arrive(agent, await leave())).toBe('/');
    await agent.get('/api/v1/me').expect(200);
    agent = server.anonymous();
  });

  it('is refused when the person, or the provider, says no', async () => {
    idp.denies = true;
    expect(await arrive(agent, await leave())).toEqual(refusedAs('denied'));
  });

  it('is refused in another browser than the one that set out', async () => {
    const callback = await leave();
    expect(await arrive(server.anonymous(), callback)).toEqual(refusedAs('expired'));
  });

  it('is refused with the state of another trip of the same browser', async () => {
    const first = await leave();
    await leave();
    expect(await arrive(agent, first)).toEqual(refusedAs('failed'));
  });

  it('is refused a second time with the same code', async () => {
    const callback = await leave();
    expect(await arrive(agent, callback)).toBe('/');
    agent = server.anonymous();
    expect(await arrive(agent, callback)).toEqual(refusedAs('expired'));
  });

  it('is refused without a code, with a made-up one, and with nonsense in the cookie', async () => {
    const path = '/api/v1/auth/oidc/callback';
    for (const query of ['', '?code=x', '?code=x&state=y', '?error=x', '?state[]=1', '?%']) {
      const { headers } = await agent.get(path + query).expect(302);
      expect(headers['location']).toEqual(refusedAs('expired'));
    }
    for (const cookie of ['x', 'AQAAAAE', 'A'.repeat(200), '%00', '']) {
      const answer = await agent.get(`${path}?code=x`).set('Cookie', `patchbay_sso=${cookie}`);
      expect([answer.status, answer.headers['location']]).toEqual([302, refusedAs('expired')]);
    }
    const callback = await leave();
    callback.searchParams.set('code', 'made-up');
    expect(await arrive(agent, callback)).toEqual(refusedAs('failed'));
  });

  it.each<[string, (body: Record<string, unknown>) => void]>([
    ['a signature that is not the provider’s', (body) => (body['id_token'] = forged(body))],
    ['no ID token', (body) => delete body['id_token']],
    ['an ID token of another sign-in', (body) => (body['id_token'] = lastToken)],
  ])('is refused with %s', async (_, tamper) => {
    idp.tamper = (body) => (lastToken = String(body['id_token']));
    await signInBySso(server.anonymous());
    idp.tamper = tamper;
    expect(await arrive(agent, await leave())).toEqual(refusedAs('failed'));
    expect(server.logged.join('')).toContain('Single sign-on was refused: failed');
  });
  let lastToken = '';

  /** The same claims, with a last byte of the signature that is another one. */
  function forged(body: Record<string, unknown>): string {
    const [head, claims, signature] = String(body['id_token']).split('.');
    const bytes = Buffer.from(signature!, 'base64url');
    bytes[10]! ^= 1;
    return [head, claims, bytes.toString('base64url')].join('.');
  }
});

describe('a provider that names another address', () => {
  it('is followed to public ones only: just its own origin may be private', async () => {
    const idp = await startIdentityProvider();
    const server = await startApp({ env: idp.env });
    idp.describe = (body) => {
      body['token_endpoint'] = String(body['token_endpoint']).replace('127.0.0.1', 'localhost');
    };
    idp.person = { sub: 'jane', email: 'jane@example.com', email_verified: true };
    expect(await signInBySso(server.anonymous())).toEqual(refusedAs('unavailable'));
    expect(server.logged.join('')).toContain('address_refused');
    await server.close();
    await idp.close();
  });

  it('is not followed as another issuer than the one that was configured', async () => {
    const idp = await startIdentityProvider();
    const server = await startApp({ env: idp.env });
    idp.describe = (body) => (body['issuer'] = 'https://other.example');
    expect(await signInBySso(server.anonymous())).toEqual(refusedAs('failed'));
    await server.close();
    await idp.close();
  });
});

describe('a provider that is not there', () => {
  it('keeps nobody from starting, and lets people in as soon as it is', async () => {
    const first = await startIdentityProvider();
    const { env, url } = first;
    await first.close();
    const server = await startApp({ env });
    const admin = await server.signedIn();
    const sso_group_roles = [{ group: 'everyone', role: 'Viewer' }];
    await admin.patch(`${SITE}/settings`).send({ sso_group_roles }).expect(200);
    expect(await signInBySso(server.anonymous())).toEqual(refusedAs('unavailable'));

    const idp = await startIdentityProvider({ port: Number(new URL(url).port) });
    const [email, email_verified] = ['late@example.com', true];
    idp.person = { sub: 'late', email, email_verified, groups: ['everyone'] };
    await sleep(50);
    expect(await signInBySso(server.anonymous())).toBe('/');
    await idp.close();
    await server.close();
  });
});
