import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'; // prettier-ignore
import { writeFileSync } from 'node:fs';
import { testClient } from '../../../test/support/outbound.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { type VaultStandIn, startVault } from '../../../test/support/vault-stand-in.ts';
import { loadConfig } from '../../config.ts';
import { Secret } from '../logging/secret.ts';
import { SECRET_CACHE_MS, SecretReferences } from './secret-references.service.ts';
import { SecretUnavailableError } from './secret-unavailable.ts';

let vault: VaultStandIn;
const outbound = testClient({ allow: [] });
const folder = temporaryFolder();

beforeAll(async () => {
  vault = await startVault('vault-token');
});
beforeEach(() => {
  Object.assign(vault, { token: 'vault-token', namespace: undefined, sealed: false, delayMs: 0, instead: undefined, requests: [] }); // prettier-ignore
  vault.write('secret/shop/stripe', { api_key: 'sk_1', count: 7, none: '' });
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  folder.remove();
  await outbound.close();
  await vault.close();
});

function references(env: Record<string, string> = {}): SecretReferences {
  const config = loadConfig({
    SECRET_REFERENCES: 'env:SHOP_,vault:secret/shop/,env:MASTER,env:DATABASE,env:PG,env:VAULT',
    VAULT_ADDR: vault.url,
    VAULT_TOKEN: 'vault-token',
    SHOP_KEY: 'from the environment',
    ...env,
  });
  return new SecretReferences(config.secretReferences, outbound);
}

const stored = (reference: string) => Secret.of({ plain: 'p', key: { reference } });

/** The field's value, or why there is none. */
async function valueOf(reference: string, from = references()): Promise<string | undefined> {
  try {
    return (await from.resolve(stored(reference))).reveal()['key'];
  } catch (error) {
    if (!(error instanceof SecretUnavailableError)) throw error;
    expect(error).toMatchObject({ status: 409, code: 'secret_unavailable', field: 'key' });
    expect(JSON.stringify(error.toProblem())).not.toContain('shop');
    return error.trouble;
  }
}

const STRIPE = 'vault:secret/shop/stripe#api_key';

describe('resolving', () => {
  it('leaves a credential without references as it is', async () => {
    const plain = Secret.of({ key: 'env:SHOP_KEY' });
    expect(await references().resolve(plain)).toBe(plain);
  });

  it('replaces references and keeps the other fields', async () => {
    const resolved = await references().resolve(stored('env:SHOP_KEY'));
    expect(resolved.reveal()).toEqual({ plain: 'p', key: 'from the environment' });
  });

  it.each([
    ['MASTER_KEY', { MASTER_KEY: Buffer.alloc(32).toString('base64') }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://u:p@h/d' }],
    ['PGPASSWORD', { PGPASSWORD: 'p' }],
    ['VAULT_TOKEN', {}],
  ])('never gives %s, though a prefix covers it', async (name, env) => {
    expect(await valueOf(`env:${name}`, references(env))).toBe('not_found');
  });

  it('refuses what is stored once its prefix is gone', async () => {
    expect(await valueOf('env:OTHER_KEY', references({ OTHER_KEY: 'x' }))).toBe('not_allowed');
    expect(await valueOf('vault:secret/other/x#k')).toBe('not_allowed');
    expect(vault.requests).toEqual([]);
  });

  it('trims the value, as a typed one is', async () => {
    vault.write('secret/shop/spaced', { k: ' sk_1 \n\n', blank: ' \n' });
    expect(await valueOf('vault:secret/shop/spaced#k')).toBe('sk_1');
    expect(await valueOf('vault:secret/shop/spaced#blank')).toBe('empty');
  });

  it('reads a file below an allowed folder', async () => {
    writeFileSync(`${folder.path}/key`, 'from a file\n');
    const from = references({ SECRET_REFERENCES: `file:${folder.path}/` });
    expect(await valueOf(`file:${folder.path}/key`, from)).toBe('from a file');
  });
});

describe('Vault', () => {
  it('is asked as its API is documented, though its address is private', async () => {
    expect(await valueOf(STRIPE)).toBe('sk_1');
    expect(vault.requests).toEqual([
      { line: 'GET /v1/secret/data/shop/stripe', namespace: undefined, requested: true },
    ]);
  });

  it('is told the namespace', async () => {
    vault.namespace = 'team/eu';
    expect(await valueOf(STRIPE, references({ VAULT_NAMESPACE: 'team/eu' }))).toBe('sk_1');
    expect(await valueOf(STRIPE)).toBe('forbidden');
  });

  it('takes the token from a file, anew each time, since an agent renews it', async () => {
    const file = `${folder.path}/token`;
    writeFileSync(file, 'renewed\n');
    vault.token = 'renewed';
    const from = references({ VAULT_TOKEN: '', VAULT_TOKEN_FILE: file });
    expect(await valueOf(STRIPE, from)).toBe('sk_1');
    vault.token = 'renewed again';
    vault.write('secret/shop/other', { k: 'v' });
    writeFileSync(file, 'renewed again\n');
    expect(await valueOf('vault:secret/shop/other#k', from)).toBe('v');
  });

  it.each([
    ['an unknown path', 'vault:secret/shop/nothing#k', () => undefined, 'not_found'],
    ['an unknown key', 'vault:secret/shop/stripe#other', () => undefined, 'not_found'],
    ['a key of every object', 'vault:secret/shop/stripe#constructor', () => undefined, 'not_found'],
    ['a number', 'vault:secret/shop/stripe#count', () => undefined, 'not_text'],
    ['an empty value', 'vault:secret/shop/stripe#none', () => undefined, 'empty'],
    ['a wrong token', STRIPE, () => (vault.token = 'another'), 'forbidden'],
    ['a sealed store', STRIPE, () => (vault.sealed = true), 'sealed'],
    ['an error', STRIPE, () => (vault.instead = { status: 500, body: '{"errors":[]}' }), 'store_error'], // prettier-ignore
    ['no JSON', STRIPE, () => (vault.instead = { status: 200, body: '<html>' }), 'store_error'],
    ['another shape', STRIPE, () => (vault.instead = { status: 200, body: '{"data":{"api_key":"x"}}' }), 'store_error'], // prettier-ignore
    ['a deleted version', STRIPE, () => vault.remove('secret/shop/stripe'), 'deleted'],
    ['a destroyed version', STRIPE, () => vault.remove('secret/shop/stripe', 'destroy'), 'deleted'],
  ])('with %s gives a reason', async (_, reference, arrange, expected) => {
    arrange();
    expect(await valueOf(reference)).toBe(expected);
  });

  it('that does not answer in time gives a reason', async () => {
    vault.delayMs = 6000;
    expect(await valueOf(STRIPE)).toBe('unreachable');
  }, 10_000);
});

describe('a value that was read', () => {
  it('is used again for a short while, and by callers at the same time', async () => {
    const from = references();
    await Promise.all([valueOf(STRIPE, from), valueOf(STRIPE, from), valueOf(STRIPE, from)]);
    expect(await valueOf(STRIPE, from)).toBe('sk_1');
    expect(vault.requests).toHaveLength(1);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + SECRET_CACHE_MS + 1 });
    vault.write('secret/shop/stripe', { api_key: 'sk_2' });
    expect(await valueOf(STRIPE, from)).toBe('sk_2');
  });

  it('is kept for half a minute at most', () => {
    expect(SECRET_CACHE_MS).toBeLessThanOrEqual(30_000);
  });

  it('is read anew after a refused call, and told apart from one that did not change', async () => {
    const from = references();
    const used = await from.resolve(stored(STRIPE));
    expect(await from.renewed(stored(STRIPE), used)).toBeNull();
    vault.write('secret/shop/stripe', { api_key: 'sk_2' });
    const renewed = await from.renewed(stored(STRIPE), used);
    expect(renewed?.reveal()['key']).toBe('sk_2');
    const reads = vault.requests.length;
    expect((await from.renewed(stored(STRIPE), used))?.reveal()['key']).toBe('sk_2');
    expect(vault.requests).toHaveLength(reads);
  });

  it('that failed is not kept', async () => {
    const from = references();
    vault.sealed = true;
    expect(await valueOf(STRIPE, from)).toBe('sealed');
    vault.sealed = false;
    expect(await valueOf(STRIPE, from)).toBe('sk_1');
  });
});

describe('a configuration', () => {
  const refused = (env: Record<string, string>) => () => loadConfig(env);

  it.each(['env:', 'file:/', 'vault:', 'nothing', 'env:A,', 'env:{site}_'])(
    'with the prefix %j does not start',
    (SECRET_REFERENCES) => {
      expect(refused({ SECRET_REFERENCES })).toThrow(/^SECRET_REFERENCES: must be prefixes/);
    },
  );

  it('that names vault: needs an address and a token', () => {
    const names = { SECRET_REFERENCES: 'vault:secret/shop/' };
    expect(refused(names)).toThrow(/VAULT_ADDR.*\n.*VAULT_TOKEN or VAULT_TOKEN_FILE/);
    expect(refused({ ...names, VAULT_ADDR: 'http://v', VAULT_TOKEN: 't' })).not.toThrow();
  });

  it('may hold variables that operators refer to, whatever they begin with', () => {
    const env = { PATCHBAY_SECRET_KEY: 'k' };
    expect(refused(env)).toThrow(/PATCHBAY_SECRET_KEY: is not a known variable/);
    expect(refused({ ...env, SECRET_REFERENCES: 'env:PATCHBAY_SECRET_' })).not.toThrow();
  });
});
