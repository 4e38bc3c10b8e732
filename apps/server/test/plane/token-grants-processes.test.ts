import { afterAll, beforeAll, expect, it } from 'vitest';
import { endsIn } from '../support/ageing.ts';
import { connect } from '../support/connections.ts';
import { callThrough, moduleToken, storedRow } from '../support/refreshing.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { type TestPlane, startPlane } from '../support/start-plane.ts';
import { startVendorSim, type VendorSim } from '../../../vendor-sim/src/start.ts';

const TOKEN = '/v1/oauth2/token';
const WHO = '/v1/identity/openidconnect/userinfo';

let sim: VendorSim;
let plane: TestPlane;
let servers: SpawnedServer[];
let urls: string[];

beforeAll(async () => {
  sim = await startVendorSim();
  const base = JSON.stringify({ paypal: `${sim.url}/paypal` });
  plane = await startPlane({ workers: false, env: { CONNECTOR_BASE_URLS: base } });
  servers = [0, 1, 2].map(() => spawnServer({ ...plane.env, ROLE: 'api' }));
  urls = await Promise.all(servers.map((server) => server.ready()));
}, 180_000);
afterAll(async () => {
  for (const server of servers) server.kill('SIGKILL');
  await Promise.all(servers.map((server) => server.exited));
  await plane.close();
  await sim.close();
});

async function control(path: string, method: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${sim.url}/_control${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return answer.json();
}

async function arrived(path: string): Promise<{ headers: Record<string, string> }[]> {
  const found = await control(`/requests?vendor=paypal&path=${path}`, 'GET');
  return (found as { items: { headers: Record<string, string> }[] }).items;
}

it('buys one token for all processes that need one at once, and all of 90 calls succeed', async () => {
  const token = (access_token: string) => ({
    ...{ path: TOKEN, method: 'POST', status: 200 },
    json: { access_token, token_type: 'Bearer', expires_in: 3600 },
  });
  const account = { user_id: 'https://www.paypal.com/x', payer_id: 'P1', name: 'Acme Ltd' };
  await control('/replays', 'PUT', {
    vendor: 'paypal',
    answers: [
      ...[token('first-token'), token('second-token'), token('one-too-many')],
      { path: WHO, status: 200, json: account, times: 'always' },
    ],
  });
  const { id } = await connect(plane, {
    ...{ connector_type: 'paypal', auth_flow: 'api_key' },
    credentials: { client_id: `A${'a1'.repeat(39)}`, client_secret: `E${'b2'.repeat(39)}` },
    settings: { environment: 'live' },
  });
  const caller = await moduleToken(plane);
  await endsIn(plane, id, -1);
  const answers = await Promise.all(
    Array.from({ length: 90 }, (_, n) => callThrough(urls[n % 3]!, caller, id, WHO)),
  );
  expect([...new Set(answers.map(({ status }) => status))]).toEqual([200]);
  expect(await arrived(TOKEN)).toHaveLength(2);
  const calls = (await arrived(WHO)).slice(1);
  expect(new Set(calls.map(({ headers }) => headers['authorization']))).toEqual(
    new Set(['Bearer second-token']),
  );
  expect(await storedRow(plane, id)).toMatchObject({ state: 'active', refresh_owner: null });
});
