import { setTimeout as sleep } from 'node:timers/promises';
import { startVendorSim, type VendorSim } from '../../../vendor-sim/src/start.ts';
import { DeliveryPlane } from '../../src/modules/deliveries/worker/delivery-plane.service.ts';
import { type Agent, type StartOptions, type TestApp, startApp } from './start-app.ts';

/** The service with its workers, and the stand-in vendor it talks to. */
export interface TestPlane extends TestApp {
  sim: VendorSim;
  admin: Agent;
  /** What a second process needs to be part of this plane. */
  env: Record<string, string>;
  /** Starts the workers of a plane that began without them. */
  startWorkers(): Promise<void>;
  /** A call to the stand-in's control interface, POST unless told otherwise. */
  control(path: string, body?: object, method?: string): Promise<Record<string, unknown>>;
  /** What arrived at one of the stand-in's vendors, oldest first; `path` may hold `*`. */
  arrived(vendor: string, path?: string): Promise<Arrival[]>;
  close(): Promise<void>;
}

/** A request as the stand-in saw it; `query` without its question mark. */
export interface Arrival {
  id: number;
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  raw_body: string;
  status: number | null;
}

/** Vendors whose hosts are the stand-in's; generic connectors name their addresses themselves. */
const VENDORS = [
  'google_analytics',
  'google_business_profile',
  'stripe',
  'mailchimp',
  'hubspot',
  'brevo',
];

export const SITE = '/api/v1/sites/default';

export async function startPlane(
  options: StartOptions & {
    workers?: boolean;
    /** Further vendors whose hosts are the stand-in's: those that only replay. */
    vendors?: readonly string[];
  } = {},
): Promise<TestPlane> {
  const sim = await startVendorSim();
  const env = {
    CONNECTOR_BASE_URLS: JSON.stringify(
      Object.fromEntries(
        [...VENDORS, ...(options.vendors ?? [])].map((vendor) => [vendor, `${sim.url}/${vendor}`]),
      ),
    ),
    OUTBOUND_ALLOW: '127.0.0.0/8',
    RETRY_SCHEDULE: '50ms,100ms,150ms',
    BREAKER_COOLDOWN: '300ms',
    ...options.env,
  };
  const app = await startApp({ ...options, env });
  const plane = app.app.get(DeliveryPlane);
  let working = false;
  const startWorkers = async () => {
    working = true;
    await plane.start(app.database.url);
  };
  if (options.workers !== false) await startWorkers();
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
    env: { ...env, DATABASE_URL: app.database.url, MASTER_KEY: app.masterKeyBase64 },
    admin: await app.signedIn(),
    control,
    startWorkers,
    async arrived(vendor, path) {
      const query = new URLSearchParams({ vendor, ...(path && { path }) });
      const { items } = await control(`/requests?${query}`, {}, 'GET');
      return items as Arrival[];
    },
    async close() {
      if (working) await plane.stop();
      await app.close();
      await sim.close();
    },
  };
}

export interface Consent {
  account?: string;
  decision?: 'allow' | 'deny';
  /** Which of the asked scopes the person leaves ticked; all when absent. */
  scopes?: string[];
}

/** Where the browser was sent in the end, and the connection if there is one. */
export interface OAuthEnd {
  location: string;
  id: number | null;
}

/** Connects by OAuth the way a person does, through the stand-in's consent page. */
export async function connectByOAuth(
  plane: TestPlane,
  connector: string,
  consent: Consent = {},
  more: object = {},
): Promise<OAuthEnd> {
  await registerApp(plane, connector);
  return finishOAuth(
    plane,
    await authorizeUrl(plane, { connector_type: connector, ...more }),
    consent,
  );
}

/** The site's OAuth application at the stand-in. */
export async function registerApp(plane: TestPlane, connector: string): Promise<void> {
  await plane.admin
    .put(`${SITE}/connectors/${connector}/oauth-app`)
    .send({ client_id: 'patchbay-demo', client_secret: 'patchbay-demo-secret' })
    .expect(200);
}

export async function authorizeUrl(plane: TestPlane, body: object): Promise<string> {
  const answer = await plane.admin.post(`${SITE}/connections/authorize`).send(body).expect(200);
  return String(answer.body.authorize_url);
}

/** Plays the person at the vendor, and the browser on its way back. */
export async function finishOAuth(
  plane: TestPlane,
  url: string,
  consent: Consent = {},
): Promise<OAuthEnd> {
  return arriveBack(plane, await consentAt(plane, url, consent));
}

/** The address the vendor sends the browser back to. */
export async function consentAt(
  plane: TestPlane,
  url: string,
  consent: Consent = {},
): Promise<URL> {
  const back = await plane.control('/authorize', { authorize_url: url, ...consent });
  return new URL(String(back['location']));
}

export async function arriveBack(
  plane: TestPlane,
  callback: URL,
  browser: Agent = plane.admin,
): Promise<OAuthEnd> {
  const answer = await browser.get(`${callback.pathname}${callback.search}`).expect(303);
  const location = String(answer.headers['location']);
  const id = /\/connections\/(\d+)/.exec(location)?.[1];
  return { location, id: id ? Number(id) : null };
}

/** Polls until `read` gives something; rejects when the patience, in milliseconds, is at its end. */
export async function eventually<T>(
  read: () => Promise<T | null | undefined | false>,
  what: string,
  patience = 20_000,
): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const value = await read();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`never happened: ${what}`);
    await sleep(25);
  }
}
