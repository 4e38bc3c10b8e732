import { setTimeout as sleep } from 'node:timers/promises';
import { startVendorSim, type VendorSim } from '../../../vendor-sim/src/start.ts';
import { DeliveryPlane } from '../../src/modules/deliveries/worker/delivery-plane.service.ts';
import { type Agent, type StartOptions, type TestApp, startApp } from './start-app.ts';

/** The service with its workers, and the stand-in vendor it talks to. */
export interface TestPlane extends TestApp {
  sim: VendorSim;
  admin: Agent;
  /** A POST to the stand-in's control interface. */
  control(path: string, body?: object, method?: string): Promise<Record<string, unknown>>;
  /** What arrived at one of the stand-in's vendors. */
  arrived(vendor: string, path?: string): Promise<Arrival[]>;
  close(): Promise<void>;
}

export interface Arrival {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  status: number;
}

/** Vendors whose hosts are the stand-in's; generic connectors name their addresses themselves. */
const VENDORS = ['google_analytics', 'stripe', 'mailchimp', 'hubspot', 'brevo'];

export const SITE = '/api/v1/sites/default';

export async function startPlane(options: StartOptions = {}): Promise<TestPlane> {
  const sim = await startVendorSim();
  const app = await startApp({
    ...options,
    env: {
      CONNECTOR_BASE_URLS: JSON.stringify(
        Object.fromEntries(VENDORS.map((vendor) => [vendor, `${sim.url}/${vendor}`])),
      ),
      OUTBOUND_ALLOW: '127.0.0.0/8',
      RETRY_SCHEDULE: '50ms,100ms,150ms',
      BREAKER_COOLDOWN: '300ms',
      ...options.env,
    },
  });
  const plane = app.app.get(DeliveryPlane);
  await plane.start(app.database.url);
  const control = async (path: string, body: object = {}, method = 'POST') => {
    const answer = await fetch(`${sim.url}/_control${path}`, {
      method,
      ...(method !== 'GET' && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    if (!answer.ok) throw new Error(`control ${path}: ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  return {
    ...app,
    sim,
    admin: await app.signedIn(),
    control,
    async arrived(vendor, path) {
      const query = new URLSearchParams({ vendor, ...(path && { path }) });
      const { requests } = await control(`/requests?${query}`, {}, 'GET');
      return requests as Arrival[];
    },
    async close() {
      await plane.stop();
      await app.close();
      await sim.close();
    },
  };
}

/** Connects by OAuth the way a person does, through the stand-in's consent page. */
export async function connectByOAuth(
  plane: TestPlane,
  connector: string,
  consent: { account?: string; decision?: 'allow' | 'deny'; scopes?: string[] } = {},
): Promise<{ location: string; id: number | null }> {
  await plane.admin
    .put(`${SITE}/connectors/${connector}/oauth-app`)
    .send({ client_id: 'patchbay-demo', client_secret: 'patchbay-demo-secret' })
    .expect(200);
  const { body } = await plane.admin
    .post(`${SITE}/connections/authorize`)
    .send({ connector_type: connector })
    .expect(200);
  return finishOAuth(plane, String(body.authorize_url), consent);
}

export async function finishOAuth(
  plane: TestPlane,
  authorizeUrl: string,
  consent: { account?: string; decision?: 'allow' | 'deny'; scopes?: string[] } = {},
): Promise<{ location: string; id: number | null }> {
  const back = await plane.control('/authorize', { authorize_url: authorizeUrl, ...consent });
  const callback = new URL(String(back['location']));
  const answer = await plane.admin.get(`${callback.pathname}${callback.search}`).expect(303);
  const location = String(answer.headers['location']);
  const id = /\/connections\/(\d+)/.exec(location)?.[1];
  return { location, id: id ? Number(id) : null };
}

/** Polls until `read` gives something; rejects after ten seconds with what was seen last. */
export async function eventually<T>(
  read: () => Promise<T | null | undefined | false>,
  what: string,
): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const value = await read();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`never happened: ${what}`);
    await sleep(25);
  }
}
