import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Agent, type TestApp, startApp } from '../support/start-app.ts';

let server: TestApp;
let admin: Agent;
beforeAll(async () => {
  server = await startApp();
  admin = await server.signedIn();
});
afterAll(() => server.close());

const TOKENS = '/api/v1/sites/default/tokens';
const send = (body: string | Buffer, type = 'application/json') =>
  admin.post(TOKENS).set('Content-Type', type).serialize((raw) => raw as never).send(body as string); // prettier-ignore

describe('a body that cannot be read', () => {
  it('is invalid_json, and no part of it comes back', async () => {
    const { body, text, type } = await send('{"token": "canary-in-a-broken-body').expect(400);
    expect(type).toBe('application/problem+json');
    expect(body).toMatchObject({ status: 400, code: 'invalid_json' });
    expect(text).not.toContain('canary');
  });

  it('is payload_too_large beyond 1 MiB, at 1 MiB it is read', async () => {
    const of = (bytes: number) => `{"x":"${'a'.repeat(bytes - 8)}"}`;
    expect((await send(of(2 ** 20)).expect(400)).body.code).toBe('invalid_input');
    expect((await send(of(2 ** 20 + 1)).expect(413)).body.code).toBe('payload_too_large');
  });

  it('is unsupported_media_type when it is no JSON', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      expect((await send('a=b', type).expect(415)).body.code).toBe('unsupported_media_type');
    }
  });

  it('is unsupported_charset or unsupported_encoding when we cannot decode it', async () => {
    const strange = await send('{}', 'application/json; charset=klingon').expect(415);
    expect(strange.body.code).toBe('unsupported_charset');
    const packed = await admin.post(TOKENS).set('Content-Encoding', 'br2').send({}).expect(415);
    expect(packed.body.code).toBe('unsupported_encoding');
  });

  it.each(['"text"', '7', 'null', 'true', '[]'])('is refused when it is %s', async (json) => {
    const { body } = await send(json).expect(400);
    expect(body.code).toMatch(/^invalid_/);
  });
});

describe('a refusal', () => {
  it('is a problem document with type, title, status, detail and code', async () => {
    const { body, headers } = await server.anonymous().get('/api/v1/me').expect(401);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(body).toEqual({
      ...{ type: 'urn:patchbay:problem:unauthenticated', title: 'Unauthenticated' },
      ...{ status: 401, code: 'unauthenticated', detail: expect.any(String) },
    });
  });

  it.each([
    '/api/v1/nowhere',
    '/api/nowhere',
    '/api/v1/sites/default/nowhere',
    '/assets/nowhere.js',
  ])('of an address that does not exist is 404: %s', async (path) => {
    const { body, type } = await admin.get(path).expect(404);
    expect(type).toBe('application/problem+json');
    expect(body.code).toBe('not_found');
  });

  it.each([
    ['put', '/api/v1/me', 'GET, HEAD'],
    ['delete', '/api/v1/sites/default/connections', 'GET, HEAD, POST'],
    ['post', '/api/v1/sites/default/connections/7', 'DELETE, GET, HEAD, PATCH'],
    ['get', '/api/v1/auth/login', 'POST'],
  ] as const)('of a method an address does not have is 405: %s %s', async (method, path, allow) => {
    const { body, type, headers } = await admin[method](path).expect(405);
    expect([type, body.code]).toEqual(['application/problem+json', 'method_not_allowed']);
    expect(headers['allow']).toBe(allow);
  });

  it('of a caller who is not signed in names the scheme to sign in with', async () => {
    const { headers } = await server.anonymous().get('/api/v1/me').expect(401);
    expect(headers['www-authenticate']).toBe('Bearer realm="patchbay"');
  });

  it('of a path that cannot be decoded is 400', async () => {
    const answer = await fetch(`${server.url}/api/v1/sites/%E0%A4%A/connections`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'invalid_request' });
  });
});

describe('what was created', () => {
  const SITE = '/api/v1/sites/default';
  const role = { name: 'Located', capabilities: ['connections.list'] };

  it('is found at its Location, the second time the same key is sent too', async () => {
    const make = () => admin.post(`${SITE}/roles`).set('Idempotency-Key', 'located').send(role);
    for (const answer of [await make().expect(201), await make().expect(201)]) {
      expect(answer.headers['location']).toBe(`${SITE}/roles/${answer.body.id}`);
    }
    const { body, headers } = await make();
    expect((await admin.get(headers['location']!).expect(200)).body).toEqual(body);
  });

  it('has none where it cannot be read by itself', async () => {
    const token = { name: 'a', module: 'a', capabilities: ['connections.list'] };
    expect((await admin.post(TOKENS).send(token).expect(201)).headers['location']).toBeUndefined();
  });
});
