import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Secret } from '../logging/secret.ts';
import type { OutboundClient } from '../outbound/outbound-client.ts';
import { OutboundError } from '../outbound/outbound-error.ts';
import type { OutboundResponse } from '../outbound/outbound-request.ts';
import { SecretReadError } from './secret-unavailable.ts';

export interface VaultOptions {
  /** `VAULT_ADDR`, without a slash at its end. */
  address: string;
  token: Secret | { file: string };
  namespace: string | undefined;
}

const TIMEOUT_MS = 5000;

/** `data` is null, with the reason in the metadata, when the version was deleted or destroyed. */
const Answer = z.object({
  data: z.object({
    data: z.record(z.string(), z.unknown()).nullable(),
    metadata: z.object({ deletion_time: z.string().default(''), destroyed: z.boolean() }),
  }),
});

/**
 * HashiCorp Vault's KV engine, version 2, by its HTTP API.
 * https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2#read-secret-version
 */
export class VaultClient {
  constructor(
    private readonly outbound: OutboundClient,
    private readonly options: VaultOptions,
  ) {}

  /**
   * One key of a secret's newest version.
   *
   * @param segments the engine's mount, then the secret's path
   * @throws SecretReadError
   */
  async read([mount, ...path]: readonly string[], key: string): Promise<string> {
    const answer = await this.get(`/v1/${mount}/data/${path.join('/')}`);
    const body = Answer.safeParse(tryJson(answer.text));
    if (answer.status === 404) {
      // A deleted version is a 404 with its metadata; an unknown path is one with errors.
      throw new SecretReadError(body.success ? 'deleted' : 'not_found');
    }
    if (answer.status === 403) throw new SecretReadError('forbidden');
    if (answer.status === 503) throw new SecretReadError('sealed');
    if (answer.status !== 200 || !body.success) throw new SecretReadError('store_error');
    const { data } = body.data.data;
    if (data === null) throw new SecretReadError('deleted');
    if (!Object.hasOwn(data, key)) throw new SecretReadError('not_found');
    const value = data[key];
    if (typeof value !== 'string') throw new SecretReadError('not_text');
    return value;
  }

  private async get(path: string): Promise<OutboundResponse> {
    const url = new URL(this.options.address + path);
    const token = await this.token();
    try {
      return await this.outbound.send({
        method: 'GET',
        url,
        // The second header is how Vault tells a client's call from a forged one of a browser.
        headers: { accept: 'application/json', 'x-vault-request': 'true' },
        pathTemplate: '/v1/{mount}/data/{path}',
        connector: 'vault',
        timeoutMs: TIMEOUT_MS,
        // Named by whoever runs this process, usually on a private network; no operator's input.
        allowOrigins: [url.origin],
        prepare: (outgoing) => {
          outgoing.headers['x-vault-token'] = token;
          const { namespace } = this.options;
          if (namespace) outgoing.headers['x-vault-namespace'] = namespace;
        },
      });
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      throw new SecretReadError('unreachable', { cause: error });
    }
  }

  /** A file is read each time: Vault's agent renews the token in it. */
  private async token(): Promise<string> {
    const { token } = this.options;
    if (!('file' in token)) return token.reveal();
    try {
      return (await readFile(token.file, 'utf8')).trim();
    } catch (error) {
      throw new SecretReadError('not_configured', { cause: error });
    }
  }
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // judged by the status, and refused by the schema
  }
}
