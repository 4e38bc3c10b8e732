import type { Connection } from '@patchbay/contracts/connection';
import type { DemoConnection } from '../cast/demo-connection.ts';
import { OAUTH_CLIENT } from '../cast/vendor-names.ts';
import type { Caller } from './caller.ts';
import type { Vendor } from './vendor.ts';

type Stage = { operator: Caller; vendor: Vendor };

/** OAuth connectors that use the application the site registered; others bring a client along. */
const REGISTERED = new Set(['google_analytics', 'google_business_profile', 'hubspot', 'mailchimp']);

/** Makes a connection as an operator does in the page, consent at the vendor included. */
export async function connect(demo: DemoConnection, stage: Stage): Promise<number> {
  const id = await create(demo, stage);
  for (const { module, reference, label } of demo.usages) {
    await stage.operator.put(
      `${siteOf(demo)}/connections/${id}/usages/${module}/${encodeURIComponent(reference)}`,
      { label },
    );
  }
  return id;
}

async function create(demo: DemoConnection, stage: Stage): Promise<number> {
  const about = {
    connector_type: demo.connector,
    display_name: demo.name,
    category: demo.category,
    settings: settingsAt(demo, stage.vendor.url),
  };
  if (demo.flow !== 'oauth' || isManual(demo)) {
    const { body } = await stage.operator.post(`${siteOf(demo)}/connections`, {
      ...about,
      auth_flow: demo.flow,
      credentials: await credentialsOf(demo, stage.vendor),
    });
    return Number(body['id']);
  }
  await registerApplication(demo, stage.operator);
  const { body } = await stage.operator.post(`${siteOf(demo)}/connections/authorize`, {
    ...about,
    credentials: demo.credentials,
    ...(demo.scopes && { scopes: demo.scopes }),
  });
  return walk(String(body['authorize_url']), demo, stage);
}

/** The stand-in forgets its grants when it ends: the same connection is authorized anew. */
export async function connectAgain(
  demo: DemoConnection,
  connection: Connection,
  stage: Stage,
): Promise<void> {
  const path = `${siteOf(demo)}/connections/${connection.id}`;
  if (isManual(demo)) {
    await stage.operator.put(`${path}/credentials`, {
      credentials: await credentialsOf(demo, stage.vendor),
    });
    return;
  }
  const { body } = await stage.operator.post(`${path}/reauthorize`, {});
  await walk(String(body['authorize_url']), demo, stage);
}

/** To the vendor, through its consent page, and back with the operator's own session. */
async function walk(
  authorizeUrl: string,
  demo: DemoConnection,
  { operator, vendor }: Stage,
): Promise<number> {
  const back = await vendor.consent(authorizeUrl, demo.account);
  const { headers } = await operator.get(`${back.pathname}${back.search}`);
  const location = headers.get('location') ?? '';
  const id = /\/connections\/(\d+)/.exec(location)?.[1];
  if (!id) throw new Error(`${demo.name} could not be connected: ${location}`);
  return Number(id);
}

async function registerApplication(demo: DemoConnection, operator: Caller): Promise<void> {
  if (!REGISTERED.has(demo.connector)) return;
  await operator.put(`${siteOf(demo)}/connectors/${demo.connector}/oauth-app`, OAUTH_CLIENT);
}

async function credentialsOf(demo: DemoConnection, vendor: Vendor) {
  if (!isManual(demo)) return demo.credentials;
  const refreshToken = await vendor.refreshToken(demo.connector, demo.account, demo.scopes ?? []);
  return { ...demo.credentials, refresh_token: refreshToken };
}

export function settingsAt(demo: DemoConnection, vendorUrl: string): Record<string, string> {
  const entries = Object.entries(demo.settings);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, value.replace('{vendor}', vendorUrl)]),
  );
}

export function siteOf(demo: DemoConnection): string {
  return `/api/v1/sites/${demo.site}`;
}

function isManual(demo: DemoConnection): boolean {
  return demo.connector === 'oauth2_manual';
}
