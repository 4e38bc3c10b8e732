import type { VendorSim } from '../../../vendor-sim/src/start.ts';
import { SITE, type TestPlane } from './start-plane.ts';

export const STRIPE_KEY = 'sk_test_PatchbayDemoAcme00000001';
export const STRIPE_EXPIRED = 'sk_test_PatchbayDemoExpired00001';

/** Bodies of `POST …/connections` that the stand-in accepts, one per flow without a redirect. */
export const bodies = {
  stripe: () => ({
    connector_type: 'stripe',
    auth_flow: 'api_key',
    credentials: { api_key: STRIPE_KEY },
  }),
  apiKey: (sim: VendorSim, settings: object = {}) => ({
    connector_type: 'api_key_generic',
    auth_flow: 'api_key',
    credentials: { api_key: 'demo-api-key' },
    settings: { base_url: `${sim.url}/api_key_generic/api`, test_path: '/me', ...settings },
  }),
  apiKeySecret: (sim: VendorSim) => ({
    connector_type: 'api_key_secret_generic',
    auth_flow: 'api_key',
    credentials: { api_key: 'demo-api-key', signing_secret: 'demo-signing-secret' },
    settings: { base_url: `${sim.url}/api_key_secret_generic/api`, test_path: '/me' },
  }),
  basic: (sim: VendorSim) => ({
    connector_type: 'basic_generic',
    auth_flow: 'basic',
    credentials: { username: 'demo', password: 'demo-password' },
    settings: { base_url: `${sim.url}/basic_generic/api`, test_path: '/me' },
  }),
  portal: (sim: VendorSim) => ({
    connector_type: 'dealer_portal',
    auth_flow: 'basic',
    credentials: { username: 'dealer-1042', password: 'demo-password' },
    settings: { portal_url: `${sim.url}/dealer_portal/`, dealer_id: '1042' },
  }),
  webhook: (sim: VendorSim, name = 'orders') => ({
    connector_type: 'webhook_generic',
    auth_flow: 'signed_token',
    settings: { url: `${sim.url}/webhook_generic/hooks/${name}` },
  }),
  oauthOwnClient: (sim: VendorSim, settings: object = {}) => ({
    connector_type: 'oauth2_generic',
    credentials: { client_id: 'patchbay-demo', client_secret: 'patchbay-demo-secret' },
    settings: {
      authorize_url: `${sim.url}/oauth2_generic/authorize`,
      token_url: `${sim.url}/oauth2_generic/token`,
      revoke_url: `${sim.url}/oauth2_generic/revoke`,
      userinfo_url: `${sim.url}/oauth2_generic/userinfo`,
      api_base_url: `${sim.url}/oauth2_generic/api`,
      scopes: 'openid offline_access read',
      ...settings,
    },
  }),
  oauthManual: (sim: VendorSim, refreshToken: string) => ({
    connector_type: 'oauth2_manual',
    auth_flow: 'oauth',
    credentials: {
      client_id: 'patchbay-demo',
      client_secret: 'patchbay-demo-secret',
      refresh_token: refreshToken,
    },
    settings: {
      token_url: `${sim.url}/oauth2_manual/token`,
      userinfo_url: `${sim.url}/oauth2_manual/userinfo`,
      api_base_url: `${sim.url}/oauth2_manual/api`,
    },
  }),
};

export interface Wire {
  id: number;
  state: string;
  [field: string]: unknown;
}

/** Connects, and answers with the connection. */
export async function connect(plane: TestPlane, body: object): Promise<Wire> {
  return (await plane.admin.post(`${SITE}/connections`).send(body).expect(201)).body;
}

export async function readConnection(plane: TestPlane, id: number): Promise<Wire> {
  return (await plane.admin.get(`${SITE}/connections/${id}`).expect(200)).body;
}

/** What an operator does to a connection: `test`, `refresh`, `pause`, `resume`. */
export function act(plane: TestPlane, id: number, action: string, body: object = {}) {
  return plane.admin.post(`${SITE}/connections/${id}/${action}`).send(body);
}

/** Rows of connections, so that a test sees that nothing was stored. */
export async function countConnections(plane: TestPlane): Promise<number> {
  const [row] = await plane.db.query('SELECT count(*)::int AS n FROM connections');
  return row.n;
}
