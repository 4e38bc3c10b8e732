import type { GrantFilter, GrantRecord, Ledger } from './ledger.ts';
import type { TokenStore } from './store.ts';

/** Control's hand in one vendor's grants: it acts on the tokens the authorization server itself reads. */
export class Grants {
  readonly #slug: string;
  readonly #store: TokenStore;
  readonly #ledger: Ledger;

  constructor(slug: string, store: TokenStore, ledger: Ledger) {
    this.#slug = slug;
    this.#store = store;
    this.#ledger = ledger;
  }

  list(filter: GrantFilter = {}): GrantRecord[] {
    return this.#ledger.list({ ...filter, vendor: this.#slug });
  }

  /** Access tokens stop being taken; with `refresh`, refreshing ends in `invalid_grant` too. */
  expire(grantId: string, refresh: boolean): void {
    const past = Math.floor(Date.now() / 1000) - 1;
    for (const token of this.#store.ofGrant(grantId, 'AccessToken')) {
      token.exp = Math.min(token.exp ?? past, past);
    }
    if (refresh) this.#store.dropGrantMembers(grantId, 'RefreshToken');
  }

  /** The person took the permission back at the vendor: every token of the grant is gone. */
  revoke(grantId: string): void {
    for (const model of ['AccessToken', 'RefreshToken', 'AuthorizationCode']) {
      this.#store.dropGrantMembers(grantId, model);
    }
    this.#store.drop('Grant', grantId);
    this.#ledger.close(grantId);
  }

  removeScope(grantId: string, scope: string): void {
    const grant = this.#store.get('Grant', grantId) as { openid?: { scope?: string } } | undefined;
    if (grant?.openid?.scope) grant.openid.scope = without(grant.openid.scope, scope);
    for (const model of ['AccessToken', 'RefreshToken']) {
      for (const token of this.#store.ofGrant(grantId, model)) {
        token.scope = without(token.scope ?? '', scope);
      }
    }
    const record = this.#ledger.find(grantId);
    if (record) record.scopes = record.scopes.filter((other) => other !== scope);
  }

  tokensOf(grantId: string): { access_expires_at: string | null; has_refresh_token: boolean } {
    const expiries = this.#store.ofGrant(grantId, 'AccessToken').map((token) => token.exp ?? 0);
    const newest = Math.max(0, ...expiries);
    return {
      access_expires_at: newest ? new Date(newest * 1000).toISOString() : null,
      has_refresh_token: this.#store
        .ofGrant(grantId, 'RefreshToken')
        .some((token) => !token.consumed),
    };
  }
}

function without(list: string, scope: string): string {
  return list
    .split(' ')
    .filter((other) => other !== scope)
    .join(' ');
}
