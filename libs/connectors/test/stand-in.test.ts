import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuthFlow } from '@patchbay/core/auth-flow';
import type { Connector } from '@patchbay/connector-sdk/definition';
import type { OptionQuery } from '@patchbay/connector-sdk/panel';
import { readAttempt } from '@patchbay/connector-sdk/read-attempt';
import { readTest } from '@patchbay/connector-sdk/read-test';
import { startVendorSim, type VendorSim } from '../../../apps/vendor-sim/src/start.ts';
import { call, connect } from '../../../apps/vendor-sim/test/client.ts';
import { loadConnectors } from '../src/load.ts';
import { send, type Sender } from './contract/send.ts';

/** The stand-ins were written from the vendors' documentation by other hands than the connectors. */
let sim: VendorSim;
let connectors: Map<string, Connector>;

beforeAll(async () => {
  sim = await startVendorSim();
  connectors = await loadConnectors();
});
afterAll(() => sim.close());
beforeEach(() => sim.sim.reset());

/** A sender with whatever discovery finds, as after creating a connection. */
async function senderOf(
  slug: string,
  flow: AuthFlow,
  credentials: Record<string, string>,
  settings: Record<string, unknown> = {},
): Promise<Sender> {
  const connector = connectors.get(slug)!;
  const method = connector.auth.find((each) => each.flow === flow)!;
  const given = connector.settings?.parse(settings) ?? {};
  const context = { settings: given, flow, now: Date.now(), messageId: 'msg_1' };
  const sender = { connector, method, context, credentials, standIn: `${sim.url}/${slug}` };
  const found = await connector.discover?.({
    settings: given,
    flow,
    credentials: flow === 'oauth' ? {} : credentials,
    call: (request) => send(sender, request),
  });
  return { ...sender, context: { ...context, settings: { ...given, ...found } } };
}

async function test(sender: Sender) {
  const { connector, context } = sender;
  const answer = await send(sender, connector.test.request(context));
  return readTest(connector, context.flow, answer, context);
}

async function act(sender: Sender, name: string, input?: unknown) {
  const { connector, context } = sender;
  const action = connector.actions[name]!;
  const parsed = action.input.parse(input ?? action.sample);
  return send(sender, action.request(parsed, context, {}));
}

const basic = (username: string, password = 'demo-password') => ({ username, password });
const api = (slug: string) => ({ base_url: `${sim.url}/${slug}/api`, test_path: '/me' });
const key = (value: string) => ({ api_key: value });
const signed = (value: string) => ({ api_key: value, signing_secret: 'demo-signing-secret' });
const hubspotKey = (last: number) => ({
  access_token: `pat-eu1-ac3e0000-0000-4000-8000-00000000000${last}`,
});
const brevoKey = (hex: string, last: number) =>
  key(`xkeysib-${hex.repeat(16)}-PatchbayDemoKey${last}`);

type Row = [
  slug: string,
  flow: AuthFlow,
  good: Record<string, string>,
  revoked: Record<string, string>,
  settings: () => Record<string, unknown>,
];

const KEYS: Row[] = [
  [
    'stripe',
    'api_key',
    key('sk_test_PatchbayDemoAcme00000001'),
    key('sk_test_PatchbayDemoRevoked00001'),
    () => ({}),
  ],
  ['brevo', 'api_key', brevoKey('ac3e', 1), brevoKey('dead', 2), () => ({})],
  [
    'mailchimp',
    'api_key',
    key(`${'ac3e'.repeat(8)}-us21`),
    key(`${'dead'.repeat(8)}-us21`),
    () => ({ audience_id: 'a1b2c3d4e5' }),
  ],
  ['hubspot', 'api_key', hubspotKey(1), hubspotKey(2), () => ({})],
  [
    'api_key_generic',
    'api_key',
    key('demo-api-key'),
    key('demo-revoked-key'),
    () => api('api_key_generic'),
  ],
  [
    'api_key_secret_generic',
    'api_key',
    signed('demo-api-key'),
    signed('demo-revoked-key'),
    () => api('api_key_secret_generic'),
  ],
  ['basic_generic', 'basic', basic('demo'), basic('demo-revoked'), () => api('basic_generic')],
  [
    'dealer_portal',
    'basic',
    basic('dealer-1042'),
    basic('dealer-revoked'),
    () => ({ portal_url: `${sim.url}/dealer_portal/`, dealer_id: 'D-1042' }),
  ],
];

/** What a generic connector's stand-in answers below its own prefix already. */
const atHome = (sender: Sender): Sender =>
  sender.connector.slug.endsWith('_generic') || sender.connector.slug === 'dealer_portal'
    ? { ...sender, standIn: sim.url }
    : sender;

describe.each(KEYS)('%s by %s', (slug, flow, good, revoked, settings) => {
  it('is connected with an account', async () => {
    const sender = atHome(await senderOf(slug, flow, good, settings()));
    expect(await test(sender)).toEqual({
      outcome: 'connected',
      account: { id: expect.any(String), name: expect.any(String) },
    });
  });

  it('is revoked when the vendor refuses the credential', async () => {
    const sender = atHome(await senderOf(slug, flow, revoked, settings()));
    expect(await test(sender)).toMatchObject({ outcome: 'credential_revoked' });
  });

  it('delivers', async () => {
    const sender = atHome(await senderOf(slug, flow, good, settings()));
    for (const name of Object.keys(sender.connector.actions)) {
      if (slug === 'stripe' && name !== 'create_customer' && name !== 'create_session') continue;
      const answer = await act(sender, name);
      expect([name, readAttempt(sender.connector, flow, answer)]).toEqual([
        name,
        { verdict: 'delivered' },
      ]);
    }
  });
});

describe('a payment at Stripe', () => {
  it('is reserved, captured, refunded and looked up', async () => {
    const stripe = await senderOf('stripe', 'api_key', key('sk_test_PatchbayDemoAcme00000001'));
    const customer = (await act(stripe, 'create_customer')).body as { id: string };
    const charge = { amount: 2000, currency: 'eur', payment_method: 'pm_card_visa' };
    const reserved = await act(stripe, 'charge_card', {
      ...charge,
      customer: customer.id,
      capture: false,
    });
    expect(reserved.body).toMatchObject({ status: 'requires_capture' });
    const payment = (reserved.body as { id: string }).id;
    expect((await act(stripe, 'capture', { payment })).body).toMatchObject({ status: 'succeeded' });
    expect((await act(stripe, 'refund', { payment, amount: 500 })).status).toBe(200);
    expect((await act(stripe, 'get_status', { payment })).body).toMatchObject({ amount: 2000 });
    const late = readAttempt(stripe.connector, 'api_key', await act(stripe, 'cancel', { payment }));
    expect(late).toMatchObject({
      verdict: 'rejected',
      errorCode: 'payment_intent_unexpected_state',
    });
  });

  it('is not allowed to a key without the permission, which is named', async () => {
    const limited = await senderOf('stripe', 'api_key', key('rk_test_PatchbayDemoLimited00001'));
    expect(await test(limited)).toMatchObject({ outcome: 'connected' });
    const { reading } = readAttempt(
      limited.connector,
      'api_key',
      await act(limited, 'create_session'),
    );
    expect(reading).toMatchObject({
      kind: 'scope_insufficient',
      missingScopes: [expect.stringMatching(/^rak_/)],
    });
  });
});

describe('a key whose vendor says that it expired', () => {
  it.each([
    ['stripe', 'api_key', () => key('sk_test_PatchbayDemoExpired00001'), () => ({})],
    ['hubspot', 'api_key', () => hubspotKey(3), () => ({})],
    ['api_key_generic', 'api_key', () => key('demo-expired-key'), () => api('api_key_generic')],
    ['basic_generic', 'basic', () => basic('demo-expired'), () => api('basic_generic')],
  ] as const)('is expired, not revoked, at %s', async (slug, flow, credentials, settings) => {
    const sender = atHome(await senderOf(slug, flow, credentials(), settings()));
    expect(await test(sender)).toMatchObject({ outcome: 'credential_expired' });
  });
});

describe('a signature the system does not expect', () => {
  it('is refused', async () => {
    const credentials = { api_key: 'demo-api-key', signing_secret: 'another secret' };
    const sender = await senderOf(
      'api_key_secret_generic',
      'api_key',
      credentials,
      api('api_key_secret_generic'),
    );
    expect(await test(atHome(sender))).toMatchObject({ outcome: 'credential_revoked' });
  });
});

describe('an OAuth grant', () => {
  /** Consents as a person would and returns the tokens after the connector's repair. */
  async function grant(slug: string, scopes: readonly string[]) {
    const method = connectors.get(slug)!.auth.find((each) => each.flow === 'oauth');
    if (method?.flow !== 'oauth') throw new Error(`${slug} has no OAuth`);
    const at = (url: unknown) => `/${slug}${new URL(String(url)).pathname}`;
    const paths = { authorize: at(method.authorizeUrl), token: at(method.tokenUrl) };
    const query = { ...method.authorizeParams, ...(scopes.length && { scope: scopes.join(' ') }) };
    const { status, body } = await connect(sim, paths, query);
    expect(status).toBe(200);
    const tokens = method.repairTokenResponse?.(body) ?? { ...body };
    return { method, tokens: tokens as Record<string, string> };
  }

  const OAUTH = ['google_analytics', 'google_business_profile', 'hubspot', 'mailchimp'];
  const settings: Record<string, Record<string, unknown>> = {
    google_analytics: { property_id: '482107311', measurement_id: 'G-ACME1042' },
    google_business_profile: {
      account_resource_name: 'accounts/48210732',
      location_resource_name: 'locations/4821073100',
    },
    mailchimp: { audience_id: 'a1b2c3d4e5' },
  };
  const scopesOf = (slug: string, wanted: (info: { default?: boolean }) => boolean) => {
    const method = connectors.get(slug)!.auth.find((each) => each.flow === 'oauth');
    const scopes = method?.flow === 'oauth' ? method.scopes : {};
    return Object.keys(scopes).filter((scope) => wanted(scopes[scope]!));
  };

  it.each(OAUTH)('of %s with the default scopes passes the test', async (slug) => {
    const { tokens } = await grant(
      slug,
      scopesOf(slug, (info) => info.default === true),
    );
    expect(tokens).toMatchObject({ token_type: expect.stringMatching(/^bearer$/i) });
    expect(await test(await senderOf(slug, 'oauth', tokens, settings[slug]))).toMatchObject({
      outcome: 'connected',
    });
  });

  it.each(OAUTH)('of %s with every scope can do all that is offered', async (slug) => {
    const { tokens } = await grant(
      slug,
      scopesOf(slug, () => true),
    );
    const sender = await senderOf(slug, 'oauth', tokens, settings[slug]);
    for (const name of Object.keys(sender.connector.actions)) {
      const answer = await act(sender, name);
      expect([name, answer.status, readAttempt(sender.connector, 'oauth', answer).verdict]).toEqual(
        [name, expect.any(Number), 'delivered'],
      );
    }
  });

  it.each(OAUTH)('of %s that ended is refused', async (slug) => {
    const sender = await senderOf(
      slug,
      'oauth',
      (
        await grant(
          slug,
          scopesOf(slug, () => true),
        )
      ).tokens,
      settings[slug],
    );
    const wrong = { ...sender, credentials: { access_token: 'never-issued' } };
    expect((await test(wrong)).outcome).toMatch(/^credential_(?:expired|revoked)$/);
  });

  it('of HubSpot without a scope names the one that an action lacks', async () => {
    const { tokens } = await grant('hubspot', ['oauth', 'crm.objects.contacts.read']);
    expect(tokens['scope']!.split(' ').sort()).toEqual(['crm.objects.contacts.read', 'oauth']);
    const sender = await senderOf('hubspot', 'oauth', tokens);
    const { reading } = readAttempt(sender.connector, 'oauth', await act(sender, 'create_deal'));
    expect(reading).toMatchObject({
      kind: 'scope_insufficient',
      missingScopes: ['crm.objects.deals.write'],
    });
  });

  it.each(['google_analytics', 'google_business_profile', 'hubspot'])(
    'of %s is revoked at the declared address',
    async (slug) => {
      const { method, tokens } = await grant(
        slug,
        scopesOf(slug, () => true),
      );
      const { pathname } = new URL(String(method.revokeUrl));
      const form = {
        token: tokens['refresh_token'] ?? '',
        client_id: 'patchbay-demo',
        client_secret: 'patchbay-demo-secret',
      };
      const { status } = await call(sim, 'POST', `/${slug}${pathname}`, { form });
      expect([200, 204]).toContain(status);
      const sender = await senderOf(slug, 'oauth', tokens, settings[slug]);
      expect((await test(sender)).outcome).toMatch(/^credential_/);
    },
  );
});

describe('the location picker of Google Business Profile', () => {
  it('finds every location of the group over all pages, and settles the one chosen', async () => {
    const manage = 'https://www.googleapis.com/auth/business.manage';
    const paths = {
      authorize: '/google_business_profile/o/oauth2/v2/auth',
      token: '/google_business_profile/token',
    };
    const { body } = await connect(sim, paths, { scope: manage });
    const tokens = body as unknown as Record<string, string>;
    const sender = await senderOf('google_business_profile', 'oauth', tokens);
    const panel = sender.connector.panels!['location']!;
    if (panel.kind !== 'choice') throw new Error('no choice');
    const ask = async (index: number, query: OptionQuery) => {
      const { list } = panel.steps[index]!;
      return list.read(await send(sender, list.request(query, sender.context)), query)!;
    };
    const accounts = await ask(0, { limit: 50 });
    expect(accounts.options.map(({ label }) => label)).toEqual(['Anna Berg', 'Acme Ltd locations']);
    const within = accounts.options[1]!.value;
    const first = await ask(1, { within, limit: 50 });
    const second = await ask(1, { within, limit: 50, page: first.next! });
    expect([first.options.length, second.options.length, second.next]).toEqual([50, 14, undefined]);

    const settled = {};
    const { value } = second.options.at(-1)!;
    for (const { request, read } of panel.settle) {
      const answer = await send(sender, request(value, sender.context));
      Object.assign(settled, read(answer, value));
    }
    expect(settled).toEqual({
      account_resource_name: 'accounts/48210732',
      location_resource_name: 'locations/4821073163',
      business_name_cached: 'Acme Ltd School Street 64',
      verified_state: 'VERIFIED',
    });
  });
});

describe('a webhook receiver', () => {
  it('passes the test although it knows POST only, and takes a signed event', async () => {
    const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const sender = await senderOf(
      'webhook_generic',
      'signed_token',
      { secret },
      {
        url: `${sim.url}/webhook_generic/hooks/orders`,
      },
    );
    const home = { ...sender, standIn: sim.url };
    expect(await test(home)).toMatchObject({ outcome: 'connected' });
    expect(readAttempt(home.connector, 'signed_token', await act(home, 'post_event'))).toEqual({
      verdict: 'delivered',
    });
  });
});
