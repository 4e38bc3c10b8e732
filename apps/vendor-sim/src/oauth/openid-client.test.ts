import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import * as oauth from 'openid-client';
import { DEMO_CLIENT } from '../settings.ts';
import { startVendorSim, type VendorSim } from '../start.ts';
import { walkConsent } from '../walk-consent.ts';
import { call, CALLBACK } from '../../test/client.ts';

let sim: VendorSim;

beforeAll(async () => {
  sim = await startVendorSim();
});
afterAll(() => sim.close());
beforeEach(() => sim.sim.reset());

const { client_id, client_secret } = DEMO_CLIENT;

function insecure(configuration: oauth.Configuration): oauth.Configuration {
  oauth.allowInsecureRequests(configuration);
  return configuration;
}

/** A vendor known only by its addresses, as a connector declares it. */
function known(slug: string, paths: { authorize: string; token: string; revoke?: string }) {
  const base = `${sim.url}/${slug}`;
  return insecure(
    new oauth.Configuration(
      {
        issuer: base,
        authorization_endpoint: `${base}${paths.authorize}`,
        token_endpoint: `${base}${paths.token}`,
        ...(paths.revoke ? { revocation_endpoint: `${base}${paths.revoke}` } : {}),
      },
      client_id,
      undefined,
      oauth.ClientSecretPost(client_secret),
    ),
  );
}

async function connect(configuration: oauth.Configuration, scope: string) {
  const verifier = oauth.randomPKCECodeVerifier();
  const state = oauth.randomState();
  const url = oauth.buildAuthorizationUrl(configuration, {
    redirect_uri: CALLBACK,
    scope,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const outcome = await walkConsent(url.href, { account: 'acme', decision: 'allow' });
  if (!('location' in outcome)) throw new Error(outcome.page);
  return oauth.authorizationCodeGrant(configuration, new URL(outcome.location), {
    pkceCodeVerifier: verifier,
    expectedState: state,
  });
}

it.each([
  ['oauth2_generic', { authorize: '/authorize', token: '/token', revoke: '/revoke' }, 'read'],
  [
    'hubspot',
    {
      authorize: '/oauth/authorize',
      token: '/oauth/v3/token',
      revoke: '/oauth/v3/token/revoke',
    },
    'oauth crm.objects.contacts.read',
  ],
] as const)(
  'a certified client connects to %s, refreshes and revokes',
  async (slug, paths, scope) => {
    const configuration = known(slug, paths);
    const tokens = await connect(configuration, scope);
    expect(tokens.expiresIn()).toBeGreaterThan(1700);
    const next = await oauth.refreshTokenGrant(configuration, tokens.refresh_token!);
    expect(next.access_token).not.toBe(tokens.access_token);
    await oauth.tokenRevocation(configuration, next.refresh_token!);
    await expect(oauth.refreshTokenGrant(configuration, next.refresh_token!)).rejects.toMatchObject(
      { error: 'invalid_grant', status: 400 },
    );
  },
);

it('a certified client discovers the generic vendor and reads who signed in', async () => {
  const configuration = await oauth.discovery(
    new URL(`${sim.url}/oauth2_generic`),
    client_id,
    undefined,
    oauth.ClientSecretBasic(client_secret),
    { execute: [oauth.allowInsecureRequests] },
  );
  const tokens = await connect(configuration, 'openid email read');
  expect(tokens.claims()).toMatchObject({ sub: 'acme', iss: `${sim.url}/oauth2_generic` });
  const info = await call(sim, 'GET', '/oauth2_generic/userinfo', { token: tokens.access_token });
  expect(info.body).toMatchObject({ sub: 'acme', name: 'Acme Ltd' });
});
