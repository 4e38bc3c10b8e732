/** What happened to one grant since it was given. Times are RFC 3339. */
export interface GrantRecord {
  id: string;
  vendor: string;
  account: string;
  client: string;
  scopes: string[];
  state: 'live' | 'revoked';
  created_at: string;
  revoked_at: string | null;
  access_tokens_issued: number;
  refreshes: number;
  refresh_failures: number;
  reuse_detections: number;
}

export interface GrantFilter {
  vendor?: string | undefined;
  account?: string | undefined;
  client?: string | undefined;
  grant_id?: string | undefined;
  /** Only grants that hold this scope. */
  scope?: string | undefined;
}

/** Counts per grant, so that a test can say "refreshed exactly once". */
export class Ledger {
  #grants = new Map<string, GrantRecord>();

  open(grant: Pick<GrantRecord, 'id' | 'vendor' | 'account' | 'client' | 'scopes'>): void {
    this.#grants.set(grant.id, {
      ...grant,
      state: 'live',
      created_at: new Date().toISOString(),
      revoked_at: null,
      access_tokens_issued: 0,
      refreshes: 0,
      refresh_failures: 0,
      reuse_detections: 0,
    });
  }

  find(id: string | undefined): GrantRecord | undefined {
    return id === undefined ? undefined : this.#grants.get(id);
  }

  close(id: string): void {
    const grant = this.#grants.get(id);
    if (!grant || grant.state === 'revoked') return;
    grant.state = 'revoked';
    grant.revoked_at = new Date().toISOString();
  }

  list(filter: GrantFilter = {}): GrantRecord[] {
    return [...this.#grants.values()].filter(
      (grant) =>
        (!filter.vendor || grant.vendor === filter.vendor) &&
        (!filter.account || grant.account === filter.account) &&
        (!filter.client || grant.client === filter.client) &&
        (!filter.scope || grant.scopes.includes(filter.scope)) &&
        (!filter.grant_id || grant.id === filter.grant_id),
    );
  }

  clear(): void {
    this.#grants.clear();
  }
}
