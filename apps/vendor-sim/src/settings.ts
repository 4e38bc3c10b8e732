import type { AdapterPayload } from 'oidc-provider';

export interface ClientRegistration {
  client_id: string;
  client_secret: string;
  client_name: string;
  redirect_uris: string[];
}

export const DEMO_CLIENT: ClientRegistration = {
  client_id: 'patchbay-demo',
  client_secret: 'patchbay-demo-secret',
  client_name: 'Patchbay',
  redirect_uris: ['http://localhost:3000/oauth/callback'],
};

export interface ApiKeyHeader {
  header: string;
  /** What stands before the key, with its space; empty for a bare key. */
  prefix: string;
}

export interface ScopeRule {
  vendor: string;
  method: string | null;
  path: string;
  scope: string;
}

/** Everything about the vendors that a test may turn. Null stands for the vendor's own default. */
export class Settings {
  clients = new Map<string, ClientRegistration>();
  tokenDelay = { delay_ms: 0, vendor: null as string | null };
  scopeRules: ScopeRule[] = [];
  /** Vendors that name themselves in the authorization response (RFC 9207). */
  sendsIss = new Set<string>();
  #tokenTtl = new Map<string, number>();
  #rotation = new Map<string, boolean>();
  #keyHeader = new Map<string, ApiKeyHeader>();

  constructor() {
    this.reset();
  }

  /** A client in the words of RFC 7591, as the authorization server reads it. */
  clientMetadata(id: string): AdapterPayload | undefined {
    const client = this.clients.get(id);
    if (!client) return undefined;
    return {
      ...client,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
    };
  }

  /** Seconds, or undefined for the vendor's documented lifetime. `*` covers every vendor. */
  tokenTtl(vendor: string): number | undefined {
    return this.#tokenTtl.get(vendor) ?? this.#tokenTtl.get('*');
  }

  setTokenTtl(vendor: string | undefined, seconds: number): void {
    this.#tokenTtl.set(vendor ?? '*', seconds);
  }

  rotation(vendor: string): boolean | undefined {
    return this.#rotation.get(vendor) ?? this.#rotation.get('*');
  }

  setRotation(vendor: string | undefined, on: boolean): void {
    this.#rotation.set(vendor ?? '*', on);
  }

  keyHeader(vendor: string): ApiKeyHeader {
    return this.#keyHeader.get(vendor) ?? { header: 'authorization', prefix: 'Bearer ' };
  }

  setKeyHeader(vendor: string, value: ApiKeyHeader): void {
    this.#keyHeader.set(vendor, { ...value, header: value.header.toLowerCase() });
  }

  reset(): void {
    this.clients = new Map([[DEMO_CLIENT.client_id, DEMO_CLIENT]]);
    this.tokenDelay = { delay_ms: 0, vendor: null };
    this.scopeRules = [];
    this.sendsIss.clear();
    this.#tokenTtl.clear();
    this.#rotation.clear();
    this.#keyHeader.clear();
  }
}
