import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Version {
  data: Record<string, unknown>;
  created_time: string;
  deletion_time: string;
  destroyed: boolean;
}

/**
 * Vault as its HTTP API is documented, as far as reading the KV engine, version 2, goes: answers,
 * error shapes and statuses of a missing path, a deleted version, a wrong token, a sealed server.
 * https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2, https://developer.hashicorp.com/vault/api-docs#http-status-codes
 */
export interface VaultStandIn {
  url: string;
  token: string;
  namespace: string | undefined;
  sealed: boolean;
  /** Answers are withheld for this long. */
  delayMs: number;
  /** Sent instead of any answer. */
  instead: { status: number; body: string } | undefined;
  /** `METHOD path` of every request, with the headers that matter. */
  requests: { line: string; namespace: string | undefined; requested: boolean }[];
  /** Writes a new version of `mount/path`. */
  write(path: string, data: Record<string, unknown>): void;
  /** Deletes the newest version, as `vault kv delete`, or destroys it. */
  remove(path: string, how?: 'delete' | 'destroy'): void;
  close(): Promise<void>;
}

export async function startVault(token: string): Promise<VaultStandIn> {
  const secrets = new Map<string, Version[]>();
  const server = createServer((request, response) => {
    setTimeout(() => answer(request, response), vault.delayMs).unref();
  });

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { headers, method, url = '' } = request;
    vault.requests.push({
      line: `${method} ${url}`,
      namespace: headers['x-vault-namespace'] as string | undefined,
      requested: headers['x-vault-request'] === 'true',
    });
    const send = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (vault.instead) return void response.writeHead(vault.instead.status).end(vault.instead.body);
    if (vault.sealed) return send(503, { errors: ['Vault is sealed'] });
    const namespaceRight = headers['x-vault-namespace'] === vault.namespace;
    if (headers['x-vault-token'] !== vault.token || !namespaceRight) {
      return send(403, { errors: ['permission denied'] });
    }
    const [, mount, path] = /^\/v1\/([^/]+)\/data\/(.+)$/.exec(url) ?? [];
    if (mount !== 'secret') {
      return send(404, { errors: [`no handler for route "${url.replace('/v1/', '')}"`] });
    }
    const versions = secrets.get(`${mount}/${path}`);
    const newest = versions?.at(-1);
    if (!versions || !newest) return send(404, { errors: [] });
    const { data, ...metadata } = newest;
    const gone = newest.destroyed || newest.deletion_time !== '';
    return send(gone ? 404 : 200, {
      request_id: '7a0c3b2e-0000-4000-8000-000000000001',
      lease_id: '',
      renewable: false,
      lease_duration: 0,
      data: {
        data: gone ? null : data,
        metadata: { ...metadata, custom_metadata: null, version: versions.length },
      },
      wrap_info: null,
      warnings: null,
      auth: null,
    });
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const vault: VaultStandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ token, namespace: undefined, sealed: false, delayMs: 0, instead: undefined, requests: [] },
    write(path, data) {
      const versions = secrets.get(path) ?? [];
      const created_time = new Date().toISOString();
      versions.push({ data, created_time, deletion_time: '', destroyed: false });
      secrets.set(path, versions);
    },
    remove(path, how = 'delete') {
      const newest = secrets.get(path)!.at(-1)!;
      if (how === 'destroy') newest.destroyed = true;
      else newest.deletion_time = new Date().toISOString();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return vault;
}
