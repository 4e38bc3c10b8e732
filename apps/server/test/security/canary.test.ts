import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAPABILITIES } from '@patchbay/core/capabilities';
import { act, bodies, connect } from '../support/connections.ts';
import { becomes, deliver } from '../support/deliveries.ts';
import { dumpDatabase, formsOf } from '../support/database-dump.ts';
import { recordAnswers } from '../support/record-answers.ts';
import type { Agent } from '../support/start-app.ts';
import {
  SITE,
  type TestPlane,
  arriveBack,
  authorizeUrl,
  consentAt,
  finishOAuth,
  startPlane,
} from '../support/start-plane.ts';

/** Each is used where it belongs, and must be found nowhere else. */
const canary = {
  stripeKey: 'sk_test_CanaryStripeKey000000001',
  newStripeKey: 'sk_test_CanaryStripeKey000000002',
  refusedKey: 'sk_test_CanaryRefusedKey00000001',
  apiKey: 'canary-api-key-5b1d',
  signingSecret: 'canary-signing-secret-77aa',
  password: 'canary-basic-pässword-90c2',
  clientSecret: 'canary-client-secret-e41f',
  ownClientSecret: 'canary-own-client-secret-2d6b',
  broughtSecret: `whsec_${Buffer.from('canary brought webhook secret!').toString('base64')}`,
  operatorPassword: 'canary operator password 31',
  payload: 'canary-in-the-payload-c0de@example.com',
};

let plane: TestPlane;
let admin: Agent;
/** What was answered to anybody, but for the answers that may show a secret once. */
const answers: string[] = [];
/** Secrets that came into being on the way. */
const born: Record<string, string> = {};

beforeAll(async () => {
  plane = await startPlane({ logLevel: 'trace', env: { BREAKER_THRESHOLD: '50' } });
  admin = recordAnswers(plane.admin, answers);
  plane = { ...plane, admin };
  await keys();
  await webhooks();
  await siteApplication();
  await ownClient();
  await typedIn();
  await people();
  await readEverything();
});
afterAll(() => plane.close());

async function keys(): Promise<void> {
  for (const key of [canary.stripeKey, canary.newStripeKey]) {
    await plane.control('/keys', { vendor: 'stripe', key });
  }
  const stripe = (api_key: string) => ({ ...bodies.stripe(), credentials: { api_key } });
  await admin.post(`${SITE}/connections`).send(stripe(canary.refusedKey)).expect(422);
  await admin.post(`${SITE}/connections`).send({ ...stripe(canary.refusedKey), colour: 1 }).expect(400); // prettier-ignore
  const { id } = await connect(plane, stripe(canary.stripeKey));
  const replace = (api_key: string) =>
    admin.put(`${SITE}/connections/${id}/credentials`).send({ credentials: { api_key } });
  await replace(canary.refusedKey).expect(422);
  await replace(canary.newStripeKey).expect(200);
  for (const fault of ['status', 'cut', 'bad_json', 'html', 'huge']) {
    await plane.control('/fault', { vendor: 'stripe', path: '/v1/customers', kind: fault });
    const input = { email: canary.payload };
    await becomes(plane, await deliver(plane, id, 'create_customer', { input }), 'delivered', 'failed'); // prettier-ignore
  }
  await plane.control('/keys', { vendor: 'stripe', key: canary.newStripeKey, state: 'revoked' });
  await becomes(plane, await deliver(plane, id, 'create_customer'), 'held');
  await act(plane, id, 'test').expect(200);

  await plane.control('/keys', { vendor: 'api_key_secret_generic', key: canary.apiKey, secret: canary.signingSecret }); // prettier-ignore
  const signed = bodies.apiKeySecret(plane.sim);
  const credentials = { api_key: canary.apiKey, signing_secret: canary.signingSecret };
  const generic = await connect(plane, { ...signed, credentials });
  await becomes(plane, await deliver(plane, generic.id, 'request'), 'delivered');
  await admin.post(`${SITE}/connections/${generic.id}/proxy/orders`).send({ a: 1 }).expect(200);

  await plane.control('/keys', { vendor: 'basic_generic', key: `demo:${canary.password}` });
  const basic = { ...bodies.basic(plane.sim), credentials: { username: 'demo', password: canary.password } }; // prettier-ignore
  await becomes(plane, await deliver(plane, (await connect(plane, basic)).id, 'request'), 'delivered'); // prettier-ignore
}

async function webhooks(): Promise<void> {
  const once = { ...bodies.webhook(plane.sim) };
  const made = await admin.post(`${SITE}/connections`).set('Idempotency-Key', 'canary').send(once);
  born['madeSecret'] = String(made.body.secret).slice('whsec_'.length);
  const brought = await connect(plane, { ...once, credentials: { secret: canary.broughtSecret } });
  for (const id of [made.body.id, brought.id]) {
    await becomes(plane, await deliver(plane, id, 'post_event'), 'delivered');
  }
}

async function siteApplication(): Promise<void> {
  await plane.control('/clients', { client_id: 'canary', client_secret: canary.clientSecret, redirect_uris: [`http://localhost:${new URL(plane.url).port}/oauth/callback`] }); // prettier-ignore
  await admin
    .put(`${SITE}/connectors/hubspot/oauth-app`)
    .send({ client_id: 'canary', client_secret: canary.clientSecret })
    .expect(200);
  const url = await authorizeUrl(plane, { connector_type: 'hubspot' });
  born['codeChallengeState'] = new URL(url).searchParams.get('state')!;
  answers.splice(
    answers.findIndex((answer) => answer.includes(born['codeChallengeState']!)),
    1,
  );
  const callback = await consentAt(plane, url);
  born['code'] = callback.searchParams.get('code')!;
  const { id } = await arriveBack(plane, callback);
  await act(plane, id!, 'refresh').expect(200);
  await becomes(plane, await deliver(plane, id!, 'upsert_contact'), 'delivered');
  await plane.control('/grants/expire', { vendor: 'hubspot', refresh: true });
  await act(plane, id!, 'refresh').expect(200);
}

async function ownClient(): Promise<void> {
  await plane.control('/clients', { client_id: 'own', client_secret: canary.ownClientSecret, redirect_uris: [`http://localhost:${new URL(plane.url).port}/oauth/callback`] }); // prettier-ignore
  const credentials = { client_id: 'own', client_secret: canary.ownClientSecret };
  const body = { ...bodies.oauthOwnClient(plane.sim), credentials };
  const { id } = await finishOAuth(plane, await authorizeUrl(plane, body));
  await plane.control('/grants/expire', { vendor: 'oauth2_generic' });
  await becomes(plane, await deliver(plane, id!, 'request'), 'delivered');
  await plane.control('/fault', { vendor: 'oauth2_generic', path: '/userinfo', kind: 'html' });
  await finishOAuth(plane, await authorizeUrl(plane, body));
  await admin.delete(`${SITE}/connections/${id}`).expect(200);
}

async function typedIn(): Promise<void> {
  const grant = await plane.control('/grants', { vendor: 'oauth2_manual' });
  born['typedRefreshToken'] = String(grant['refresh_token']);
  await connect(plane, bodies.oauthManual(plane.sim, born['typedRefreshToken']));
  await admin
    .post(`${SITE}/connections`)
    .send(bodies.oauthManual(plane.sim, 'canary-refused-refresh-token'))
    .expect(422);
  born['refusedRefreshToken'] = 'canary-refused-refresh-token';
}

async function people(): Promise<void> {
  const token = { name: 'Canary', module: 'forms', capabilities: [...CAPABILITIES] };
  const made = await admin.post(`${SITE}/tokens`).set('Idempotency-Key', 'token').send(token).expect(201); // prettier-ignore
  born['serviceToken'] = made.body.token;
  const module = recordAnswers(plane.anonymous().set('Authorization', `Bearer ${made.body.token}`) as Agent, answers); // prettier-ignore
  await module.get(`${SITE}/connections`).expect(200);
  await module.get(`${SITE}/nowhere`).expect(404);
  const roles = (await admin.get(`${SITE}/roles`).expect(200)).body.items;
  const person = { email: 'canary@example.com', password: canary.operatorPassword, role_id: roles[0].id }; // prettier-ignore
  await admin.post(`${SITE}/members`).set('Idempotency-Key', 'person').send(person).expect(201);
  const session = await plane.signedIn(person.email, person.password);
  const [cookie] = (await session.get('/api/v1/me')).headers['set-cookie'] as unknown as string[];
  born['session'] = decodeURIComponent(/=s%3A([^.]+)\.([^;]+)/.exec(cookie!)![1]!);
  born['sessionSignature'] = decodeURIComponent(/=s%3A([^.]+)\.([^;]+)/.exec(cookie!)![2]!);
  const wrong = { email: person.email, password: `${canary.operatorPassword}!` };
  await recordAnswers(plane.anonymous(), answers)
    .post('/api/v1/auth/login')
    .send(wrong)
    .expect(401);
}

async function readEverything(): Promise<void> {
  const { body } = await admin.get(`${SITE}/connections?limit=200`).expect(200);
  for (const { id } of body.items) {
    for (const path of ['', '/usages', '/delivery-log']) {
      await admin.get(`${SITE}/connections/${id}${path}`).expect(200);
    }
  }
  const paths = [
    'connectors',
    'connectors/hubspot',
    'activity?limit=200',
    'delivery-log?limit=200',
  ];
  for (const path of [
    ...paths,
    'delivery-log/export',
    'tokens',
    'members',
    'roles',
    'settings',
    'pickers/connections',
  ]) {
    // prettier-ignore
    await admin.get(`${SITE}/${path}`).expect(200);
  }
  const log = (await admin.get(`${SITE}/delivery-log?limit=200`).expect(200)).body.items;
  for (const { delivery_id } of log)
    await admin.get(`${SITE}/deliveries/${delivery_id}`).expect(200);
}

/** The access and refresh tokens that the stand-in handed out, read off its own answers’ traces. */
async function tokens(): Promise<string[]> {
  const found: string[] = [];
  for (const vendor of ['hubspot', 'oauth2_generic', 'oauth2_manual']) {
    for (const { headers, raw_body } of await plane.arrived(vendor)) {
      const bearer = /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1];
      const form = new URLSearchParams(raw_body);
      found.push(...[bearer, form.get('refresh_token'), form.get('token'), form.get('code'), form.get('code_verifier')].filter((each): each is string => Boolean(each))); // prettier-ignore
    }
  }
  return [...new Set(found)];
}

async function secrets(): Promise<[name: string, secret: string][]> {
  const handedOut = await tokens();
  expect(handedOut.length).toBeGreaterThan(8);
  return [
    ...Object.entries(canary),
    ...Object.entries(born),
    ...handedOut.map((token, n): [string, string] => [`token ${n}`, token]),
  ];
}

async function expectNoneIn(text: string, except: readonly string[] = []): Promise<void> {
  const found = (await secrets())
    .filter(([name]) => !except.includes(name))
    .filter(([, secret]) => formsOf(secret).some((form) => text.includes(form)));
  expect(found.map(([name]) => name)).toEqual([]);
}

describe('no secret is found', () => {
  it('in any answer, but for the two that show one once', async () => {
    expect(answers.length).toBeGreaterThan(100);
    await expectNoneIn(answers.join('\n'));
  });

  it('in any log line, at the most talkative level', async () => {
    expect(plane.logged.length).toBeGreaterThan(50);
    expect(plane.logged.some((line) => /"level":"(debug|trace)"/.test(line))).toBe(true);
    await expectNoneIn(plane.logged.join(''));
  });

  it('in any row of any table, in any form', async () => {
    const dump = await dumpDatabase(plane.db);
    expect(dump.length).toBeGreaterThan(10_000);
    // Whoever reads the sessions table cannot forge a cookie of it: the signature is not there.
    await expectNoneIn(dump, ['session']);
  });

  it('in the audit and the export', async () => {
    const audit = await admin.get(`${SITE}/activity?limit=200`).expect(200);
    const csv = await admin.get(`${SITE}/delivery-log/export`).expect(200);
    expect(audit.body.items.length).toBeGreaterThan(15);
    expect(csv.text.split('\n').length).toBeGreaterThan(10);
    await expectNoneIn(`${audit.text}\n${csv.text}`);
  });
});

describe('this search would find one', () => {
  it('in a column of text, of JSON, or of bytes', async () => {
    for (const [table, type, value] of [
      ['canary_text', 'text', 'canary-seen'],
      ['canary_json', 'jsonb', '{"a": {"b": "canary-seen"}}'],
      ['canary_bytes', 'bytea', Buffer.from('xxcanary-seenyy')],
    ] as const) {
      await plane.db.query(`CREATE TABLE ${table} (v ${type})`);
      await plane.db.query(`INSERT INTO ${table} VALUES ($1)`, [value]);
      expect(await dumpDatabase(plane.db)).toContain('canary-seen');
      await plane.db.query(`DROP TABLE ${table}`);
      expect(await dumpDatabase(plane.db)).not.toContain('canary-seen');
    }
  });

  it('and knows every secret that was really used', async () => {
    const sent = (await plane.control('/requests?limit=5000', {}, 'GET'))['items'] as object[];
    const wire = JSON.stringify(sent);
    for (const name of ['newStripeKey', 'apiKey', 'clientSecret', 'ownClientSecret'] as const) {
      expect([name, formsOf(canary[name]).some((form) => wire.includes(form))]).toEqual([
        name,
        true,
      ]);
    }
  });
});
