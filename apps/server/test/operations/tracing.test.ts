import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bodies, connect } from '../support/connections.ts';
import { becomes, deliveryBody } from '../support/deliveries.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';
const HEADERS = {
  traceparent: `00-${TRACE}-${SPAN}-01`,
  tracestate: 'rojo=00f067aa0ba902b7,congo=t61rcWkgMzE',
  baggage: 'user=canary-of-the-company',
};

let plane: TestPlane;
let webhook: number;
let api: number;
beforeAll(async () => {
  plane = await startPlane({ logLevel: 'debug' });
  webhook = (await connect(plane, bodies.webhook(plane.sim))).id;
  api = (await connect(plane, bodies.apiKey(plane.sim))).id;
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/requests', {}, 'DELETE'));

const post = (headers: object, path = '/deliveries', body?: object) =>
  plane.admin
    .post(SITE + path)
    .set(headers as Record<string, string>)
    .send(body ?? deliveryBody(webhook, 'post_event'))
    .expect(202);

const traceparents = async (vendor = 'webhook_generic') =>
  (await plane.arrived(vendor)).map(({ headers }) => headers['traceparent']);

describe('a delivery', () => {
  it('reaches the vendor as part of the trace it was accepted in, under a span of its own', async () => {
    const { body } = await post(HEADERS);
    await becomes(plane, body.id, 'delivered');
    const [arrival] = await plane.arrived('webhook_generic');
    expect(arrival!.headers['traceparent']).toMatch(new RegExp(`^00-${TRACE}-[\\da-f]{16}-01$`));
    expect(arrival!.headers['traceparent']).not.toContain(SPAN);
    expect(arrival!.headers['tracestate']).toBe(HEADERS.tracestate);
  });

  it('tells the vendor nothing of the baggage', async () => {
    const { body } = await post(HEADERS);
    await becomes(plane, body.id, 'delivered');
    expect(JSON.stringify(await plane.arrived('webhook_generic'))).not.toContain('canary');
  });

  it('keeps its trace over its attempts, each a span of its own', async () => {
    const fault = { kind: 'status', vendor: 'webhook_generic', status: 503, times: 1 };
    await plane.control('/fault', fault);
    const { body } = await post(HEADERS);
    await becomes(plane, body.id, 'delivered');
    const parents = await traceparents();
    expect(parents).toHaveLength(2);
    expect(new Set(parents).size).toBe(2);
    for (const parent of parents) expect(parent).toContain(TRACE);
  });

  it('of a batch belongs to the trace of the batch', async () => {
    const items = [deliveryBody(webhook, 'post_event'), deliveryBody(webhook, 'post_event')];
    const { body } = await post(HEADERS, '/deliveries/batch', { items });
    for (const { delivery } of body.items) await becomes(plane, delivery.id, 'delivered');
    const parents = await traceparents();
    expect(parents).toHaveLength(2);
    for (const parent of parents) expect(parent).toContain(TRACE);
  });

  it.each([
    ['no header', {}],
    ['a malformed one', { traceparent: `00-${'0'.repeat(32)}-${SPAN}-01` }],
    ['tracestate alone', { tracestate: 'rojo=1' }],
  ])('with %s is accepted all the same, and belongs to no trace', async (_, headers) => {
    const { body } = await post(headers);
    await becomes(plane, body.id, 'delivered');
    const [arrival] = await plane.arrived('webhook_generic');
    expect(arrival!.headers).not.toHaveProperty('traceparent');
    expect(arrival!.headers).not.toHaveProperty('tracestate');
  });

  it('whose input names a traceparent of its own keeps that', async () => {
    const own = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-00`;
    const input = { method: 'POST', path: '/orders', body: {}, headers: { traceparent: own } };
    const { body } = await post(HEADERS, '/deliveries', deliveryBody(api, 'request', { input }));
    await becomes(plane, body.id, 'delivered');
    expect(await traceparents('api_key_generic')).toEqual([own]);
  });

  it('is found in the log by the id of its trace', async () => {
    const trace = 'c0ffee'.padEnd(32, '1');
    const { body } = await post({ traceparent: `00-${trace}-${SPAN}-01` });
    await becomes(plane, body.id, 'delivered');
    const lines = plane.logged.filter((line) => line.includes(trace));
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ msg: 'outbound', trace_id: trace, status: 204 }),
    ]);
  });
});

describe('a call through the proxy', () => {
  const call = (headers: object) =>
    plane.admin
      .get(`${SITE}/connections/${api}/proxy/me`)
      .set(headers as Record<string, string>)
      .expect(200);

  it('is part of its caller’s trace, under a span of its own and without the baggage', async () => {
    await call(HEADERS);
    const [arrival] = await plane.arrived('api_key_generic');
    expect(arrival!.headers['traceparent']).toMatch(new RegExp(`^00-${TRACE}-[\\da-f]{16}-01$`));
    expect(arrival!.headers['traceparent']).not.toContain(SPAN);
    expect(arrival!.headers['tracestate']).toBe(HEADERS.tracestate);
    expect(JSON.stringify(arrival)).not.toContain('canary');
  });

  it('passes on nothing that is malformed', async () => {
    await call({ traceparent: 'canary', tracestate: 'canary' });
    expect(JSON.stringify(await plane.arrived('api_key_generic'))).not.toContain('canary');
  });
});
