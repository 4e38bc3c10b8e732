import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Ledger } from './ledger.ts';

/** Keeps the ledger true to what the authorization server does. */
export function watch(provider: Provider, ledger: Ledger): void {
  provider.on('access_token.saved', (token) => {
    const grant = ledger.find(token.grantId);
    if (grant) grant.access_tokens_issued += 1;
  });
  provider.on('grant.success', (ctx) => {
    const grant = refreshedGrant(ctx, ledger);
    if (grant) grant.refreshes += 1;
  });
  provider.on('grant.error', (ctx) => {
    const grant = refreshedGrant(ctx, ledger);
    if (!grant) return;
    grant.refresh_failures += 1;
    if (ctx.oidc.entities.RefreshToken?.consumed) grant.reuse_detections += 1;
  });
  provider.on('grant.revoked', (_ctx, grantId) => ledger.close(grantId));
}

function refreshedGrant(ctx: KoaContextWithOIDC, ledger: Ledger): ReturnType<Ledger['find']> {
  if (ctx.oidc.params?.grant_type !== 'refresh_token') return undefined;
  const { RotatedRefreshToken, RefreshToken } = ctx.oidc.entities;
  return ledger.find((RotatedRefreshToken ?? RefreshToken)?.grantId);
}
