import type {
  Adapter,
  Configuration,
  interactionPolicy as Policy,
  JWK,
  KoaContextWithOIDC,
  Provider as AuthorizationServer,
} from 'oidc-provider';
import type { Account } from '../accounts.ts';
import { interactionPolicy, Provider } from './load-provider.ts';
import { errorPage } from './error-page.ts';
import { redirectUriAllowed } from './redirect-uri.ts';
import type { OAuthProfile } from './profile.ts';

const YEAR_SECONDS = 365 * 24 * 3600;

export interface ProviderInput {
  slug: string;
  vendorName: string;
  issuer: string;
  profile: OAuthProfile;
  scopes: readonly string[];
  adapter: (model: string) => Adapter;
  jwk: JWK;
  cookieKey: string;
  findAccount: (id: string) => Account | undefined;
  accessTokenSeconds: () => number;
  rotates: () => boolean;
  issuesRefreshToken: (grantId: string) => boolean;
}

/** One vendor's authorization server: oidc-provider with the vendor's paths, lifetimes and manners. */
export function buildProvider(input: ProviderInput): AuthorizationServer {
  const provider = new Provider(input.issuer, configuration(input));
  // Registered clients are matched exactly by the library; loopback callbacks come on top.
  provider.Client.prototype.redirectUriAllowed = function allowed(uri: string): boolean {
    return redirectUriAllowed(this.redirectUris ?? [], uri);
  };
  return provider;
}

function configuration(input: ProviderInput): Configuration {
  const { profile, slug } = input;
  return {
    adapter: input.adapter,
    jwks: { keys: [input.jwk] },
    cookies: {
      keys: [input.cookieKey],
      names: {
        session: `sim_${slug}_session`,
        interaction: `sim_${slug}_interaction`,
        resume: `sim_${slug}_resume`,
      },
    },
    clockTolerance: 0,
    scopes: [...input.scopes],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'picture'] },
    conformIdTokenClaims: false,
    extraParams: profile.extraParams ?? [],
    routes: {
      authorization: profile.paths.authorize[0]!,
      token: profile.paths.token[0]!,
      revocation: profile.paths.revoke?.[0] ?? '/_oauth/revoke',
      userinfo: profile.paths.userinfo?.[0] ?? '/_oauth/userinfo',
      jwks: '/_oauth/jwks',
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true, allowedPolicy: ownTokenOnly },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
    },
    pkce: { required: () => false },
    interactions: {
      policy: askEachTime(),
      url: (_ctx, interaction) => `/${slug}/_interaction/${interaction.uid}`,
    },
    loadExistingGrant: (ctx) => {
      const grantId = ctx.oidc.result?.consent?.grantId;
      return grantId ? ctx.oidc.provider.Grant.find(grantId) : undefined;
    },
    findAccount: (_ctx, id) => {
      const account = input.findAccount(id);
      if (!account) return undefined;
      return { accountId: id, claims: () => claimsOf(account) };
    },
    expiresWithSession: () => false,
    issueRefreshToken: (_ctx, _client, source) => input.issuesRefreshToken(source.grantId ?? ''),
    rotateRefreshToken: () => input.rotates(),
    // A revoked token ends the whole grant, whichever token was named (RFC 7009, section 2.1).
    revokeGrantPolicy: () => true,
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = errorPage(input.vendorName, out.error, out.error_description ?? '');
    },
    ttl: {
      AccessToken: () => input.accessTokenSeconds(),
      AuthorizationCode: 60,
      Grant: YEAR_SECONDS,
      IdToken: 3600,
      Interaction: 3600,
      RefreshToken: YEAR_SECONDS,
      Session: 3600,
    },
  };
}

/** Consent is asked on every authorization, so that a person always sees what is being granted. */
function askEachTime(): Policy.DefaultPolicy {
  const { base, Check, Prompt } = interactionPolicy;
  const policy = base();
  policy.add(new Prompt({ name: 'select_account', requestable: true }), 0);
  policy
    .get('consent')
    ?.checks.add(
      new Check(
        'every_time',
        'consent is asked on every authorization',
        'consent_required',
        (ctx) => !ctx.oidc.result?.consent,
      ),
    );
  return policy;
}

function ownTokenOnly(
  ctx: KoaContextWithOIDC,
  client: { clientId: string },
  token: { clientId?: string | undefined },
): boolean {
  return token.clientId === client.clientId;
}

export function claimsOf(account: Account): {
  sub: string;
  name: string;
  email: string;
  email_verified: boolean;
} {
  return { sub: account.id, name: account.name, email: account.email, email_verified: true };
}
