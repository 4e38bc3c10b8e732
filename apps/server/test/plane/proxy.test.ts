import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodies } from '../support/connections.ts';
import { startApp } from '../support/start-app.ts';
import {
  SITE,
  type TestPlane,
  connectByOAuth,
  eventually,
  startPlane,
} from '../support/start-plane.ts';

let plane: TestPlane;
let keyed: number;
let granted: number;

beforeAll(async () => {
  plane = await startPlane();
  const { body } = await plane.admin
    .post(`${SITE}/connections`)
    .send(bodies.apiKey(plane.sim))
    .expect(201);
  keyed = body.id;
  granted = (await connectByOAuth(plane, 'hubspot')).id!;
});
afterAll(() => plane.close());

const proxy = (id: number, path: string) => `${SITE}/connections/${id}/proxy${path}`;

describe('a call through the proxy', () => {
  it('reaches the vendor with the credential, its own query and body, and nothing of the session', async () => {
    const { body } = await plane.admin
      .post(proxy(keyed, '/things?page=2'))
      .set('X-Own', 'kept')
      .send({ a: 1 })
      .expect(200);
    expect(body).toMatchObject({ method: 'POST' });
    const [call] = (await plane.arrived('api_key_generic')).slice(-1);
    expect(call).toMatchObject({ query: 'page=2', raw_body: '{"a":1}' });
    expect(call!.headers).toMatchObject({ authorization: 'Bearer demo-api-key', 'x-own': 'kept' });
    expect(call!.headers).not.toHaveProperty('cookie');
  });

  it("hands back the vendor's refusal as it is, without letting its page act as ours", async () => {
    await plane.control('/fault', {
      vendor: 'api_key_generic',
      kind: 'status',
      status: 403,
      headers: { 'set-cookie': 'patchbay_session=stolen' },
      times: 1,
    });
    const answer = await plane.admin.get(proxy(keyed, '/me')).expect(403);
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    expect(String(answer.headers['set-cookie'])).not.toContain('stolen');
  });

  it("hands back the vendor's headers as they are, but for those that rule this service's pages", async () => {
    const ruling = {
      'access-control-allow-origin': 'https://evil.example',
      'content-security-policy-report-only': 'default-src *; report-uri https://evil.example',
      'cross-origin-resource-policy': 'cross-origin',
      nel: '{"report_to":"evil","max_age":9999999}',
      refresh: '0;url=https://evil.example',
      'report-to': '{"group":"evil"}',
      'service-worker-allowed': '/',
    };
    await plane.control('/fault', {
      ...{ vendor: 'api_key_generic', kind: 'body', body: 'a;b', times: 1 },
      headers: { ...ruling, 'x-content-type-options': 'none', 'content-type': 'text/csv', 'x-own': 'kept' },
    }); // prettier-ignore
    const { headers } = await plane.admin.get(proxy(keyed, '/report')).expect(200);
    // A charset the vendor did not name would be ours, and a guess.
    expect(headers).toMatchObject({ 'content-type': 'text/csv', 'x-own': 'kept' });
    expect(headers['x-content-type-options']).toBe('nosniff');
    const values = Object.values(headers);
    expect(Object.values(ruling).filter((value) => values.includes(value))).toEqual([]);
  });

  it('takes its body along, however the address is spelled', async () => {
    await plane.admin
      .post(`${SITE}/connections/${keyed}/PROXY/things`)
      .send({ spelled: 'large' })
      .expect(200);
    const [call] = (await plane.arrived('api_key_generic')).slice(-1);
    expect(call!.raw_body).toBe('{"spelled":"large"}');
  });

  it('refreshes once when the vendor calls the token expired, and tries again', async () => {
    await plane.control('/grants/expire', { vendor: 'hubspot' });
    const { body } = await plane.admin.get(proxy(granted, '/account-info/v3/details')).expect(200);
    expect(body).toHaveProperty('portalId');
  });

  it('is logged as an attempt of module proxy, without query or body', async () => {
    await plane.admin.get(proxy(keyed, '/logged?secret=canary-query')).expect(200);
    const entry = await eventually(async () => {
      const { body } = await plane.admin.get(
        `${SITE}/delivery-log?originating_module=proxy&q=logged`,
      );
      return body.items[0];
    }, 'the log entry');
    expect(entry).toMatchObject({
      event_identifier: 'GET /logged',
      outcome: 'delivered',
      vendor_response_code: 200,
    });
    expect(JSON.stringify(entry)).not.toContain('canary-query');
    const failed = { ...entry };
    await plane.admin.post(`${SITE}/deliveries/${failed.delivery_id}/retry`).expect(409);
  });

  it.each([
    '/../admin',
    '/a/../../b',
    '/%2e%2e/admin',
    '/a%2fb',
    '/a%5cb',
    '//evil.example/x',
    '/%252e%252e/x',
  ])('refuses the path %s and asks nobody', async (path) => {
    const before = (await plane.arrived('api_key_generic')).length;
    const answer = await fetchRaw(proxy(keyed, path));
    expect(answer).toMatch(/^HTTP\/1.1 4\d\d/);
    expect((await plane.arrived('api_key_generic')).length).toBe(before);
  });

  it('is refused while the connection is not active', async () => {
    await plane.admin.post(`${SITE}/connections/${keyed}/pause`).expect(200);
    const { body } = await plane.admin.get(proxy(keyed, '/me')).expect(409);
    expect(body).toMatchObject({ code: 'connection_unavailable', state: 'paused' });
    await plane.admin.post(`${SITE}/connections/${keyed}/resume`).expect(200);
  });

  it('tells an unreachable vendor from a refusing one', async () => {
    await plane.control('/fault', { vendor: 'api_key_generic', kind: 'cut', times: 1 });
    const { body } = await plane.admin.get(proxy(keyed, '/me')).expect(502);
    expect(body.code).toBe('vendor_unreachable');
  });

  it('refuses a body over 1 MiB', async () => {
    await plane.admin
      .post(proxy(keyed, '/big'))
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.alloc(1024 * 1024 + 1))
      .expect(413);
  });
});

describe('a call by service token', () => {
  const token = async (more: object = {}) => {
    const { body } = await plane.admin
      .post(`${SITE}/tokens`)
      .send({ name: 'Caller', module: 'shop', capabilities: ['connections.call'], ...more })
      .expect(201);
    return body as { id: number; token: string };
  };
  const call = (bearer: string, path: string) =>
    fetch(`${plane.url}${path}`, { headers: { authorization: `Bearer ${bearer}` } });

  it('is answered, sixty at once, each with its own answer', async () => {
    const { token: bearer } = await token();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) => call(bearer, proxy(keyed, `/things?n=${n}`))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(60).fill(200));
    const queries = (await plane.arrived('api_key_generic')).map(({ query }) => query);
    for (let n = 0; n < 60; n += 1) expect(queries).toContain(`n=${n}`);
  });

  it('is refused from the next request on once the token is revoked, or the connection paused', async () => {
    const { id, token: bearer } = await token();
    expect((await call(bearer, proxy(keyed, '/me'))).status).toBe(200);
    await plane.admin.post(`${SITE}/connections/${keyed}/pause`).expect(200);
    expect((await call(bearer, proxy(keyed, '/me'))).status).toBe(409);
    await plane.admin.post(`${SITE}/connections/${keyed}/resume`).expect(200);
    await plane.admin.delete(`${SITE}/tokens/${id}`).expect(204);
    expect((await call(bearer, proxy(keyed, '/me'))).status).toBe(401);
  });

  it("does not reach another site's connection, nor one outside the token's limits", async () => {
    const { token: limited } = await token({ connections: [granted] });
    expect((await call(limited, proxy(keyed, '/me'))).status).toBe(404);
    await plane.admin.post('/api/v1/sites').send({ slug: 'elsewhere', name: 'E' }).expect(201);
    const { body } = await plane.admin
      .post('/api/v1/sites/elsewhere/tokens')
      .send({ name: 'Other', module: 'shop', capabilities: ['connections.call'] })
      .expect(201);
    const there = `/api/v1/sites/elsewhere/connections/${keyed}/proxy/me`;
    expect((await call(body.token, there)).status).toBe(404);
    expect((await call(body.token, proxy(keyed, '/me'))).status).toBe(404);
  });
});

it("goes to the connection's own host, whatever host the request line or a header names", async () => {
  const before = (await plane.arrived('api_key_generic')).length;
  const headers = 'Host: evil.example\r\nX-Forwarded-Host: evil.example\r\n';
  await fetchRaw(proxy(keyed, '/hosts'), headers);
  const [call] = (await plane.arrived('api_key_generic')).slice(before);
  expect(call!.path).toContain('/hosts');
  expect(JSON.stringify(call!.headers)).not.toContain('evil.example');
  const absolute = await fetchRaw(`http://evil.example${proxy(keyed, '/absolute')}`);
  expect(absolute).toMatch(/^HTTP\/1.1 400 /);
  expect(await plane.arrived('api_key_generic')).toHaveLength(before + 1);
});

it('logs what it had called before the process ends', async () => {
  const beside = await startApp({ beside: plane, env: plane.env });
  const admin = await beside.signedIn();
  await admin.get(proxy(keyed, '/last-words')).expect(200);
  await beside.app.close();
  const { body } = await plane.admin.get(
    `${SITE}/delivery-log?originating_module=proxy&q=last-words`,
  );
  expect(body.items).toHaveLength(1);
});

/** Clients tidy paths up before they send them; a socket does not. */
async function fetchRaw(path: string, headers = 'Host: localhost\r\n'): Promise<string> {
  const { connect } = await import('node:net');
  const { body: token } = await plane.admin
    .post(`${SITE}/tokens`)
    .send({ name: 'Raw', module: 'raw', capabilities: ['connections.call'] })
    .expect(201);
  const { port } = new URL(plane.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(
        `GET ${path} HTTP/1.1\r\n${headers}Authorization: Bearer ${token.token}\r\nConnection: close\r\n\r\n`,
      );
    });
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}
