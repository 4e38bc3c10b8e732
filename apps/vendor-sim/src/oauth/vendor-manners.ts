import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Account } from '../accounts.ts';
import type { Settings } from '../settings.ts';
import type { OAuthProfile } from './profile.ts';

interface MannersInput {
  slug: string;
  profile: OAuthProfile;
  settings: Settings;
  accounts: ReadonlyMap<string, Account>;
}

/** Rewrites what the library answers into what this vendor documents. */
export function vendorManners(provider: Provider, input: MannersInput): void {
  provider.use(async (context, next) => {
    await next();
    const ctx = context as unknown as KoaContextWithOIDC;
    if (ctx.oidc?.route === 'token') shapeToken(ctx, input);
    if (!input.settings.sendsIss.has(input.slug)) dropIss(ctx);
    shapeCallback(ctx, input);
  });
}

function shapeToken(ctx: KoaContextWithOIDC, { profile, accounts }: MannersInput): void {
  if (!profile.shapeToken || typeof ctx.body !== 'object' || ctx.body === null) return;
  const accountId = ctx.oidc.entities.Account?.accountId;
  ctx.body = profile.shapeToken({
    path: String(ctx.req.headers['x-sim-path'] ?? ''),
    status: ctx.status,
    body: ctx.body as Record<string, unknown>,
    account: accountId === undefined ? undefined : accounts.get(accountId),
  });
}

function shapeCallback(ctx: KoaContextWithOIDC, { profile, settings }: MannersInput): void {
  const location = ctx.response.get('location');
  if (!profile.shapeCallback || !URL.canParse(location)) return;
  const target = new URL(location);
  const client = settings.clients.get(String(ctx.oidc?.client?.clientId));
  if (!client || !target.searchParams.has('code')) return;
  profile.shapeCallback(target, client.client_secret);
  ctx.set('location', target.href);
}

/** The library always names its issuer in the answer (RFC 9207); most vendors do not. */
function dropIss(ctx: KoaContextWithOIDC): void {
  const route = ctx.oidc?.route;
  if (route === 'discovery' && typeof ctx.body === 'object' && ctx.body !== null) {
    delete (ctx.body as Record<string, unknown>).authorization_response_iss_parameter_supported;
    return;
  }
  if (route !== 'authorization' && route !== 'resume') return;
  const location = ctx.response.get('location');
  if (!location || !URL.canParse(location)) return;
  const target = new URL(location);
  if (!target.searchParams.has('iss')) return;
  target.searchParams.delete('iss');
  ctx.set('location', target.href);
}
