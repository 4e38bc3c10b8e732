import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { basic } from '@patchbay/connector-sdk/auth/basic';
import { basicAuth, bearer } from '@patchbay/connector-sdk/auth/inject';
import { keyField, sshKeyPairField, textField } from '@patchbay/connector-sdk/fields';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CredentialStore } from '../../src/modules/connections/credential-store.service.ts';
import { sshKeyPairFrom } from '../../src/platform/ssh/ssh-key-pair.ts';
import { type Wire, connect, countConnections, readConnection } from '../support/connections.ts';
import { dumpDatabase, formsOf } from '../support/database-dump.ts';
import { recordAnswers } from '../support/record-answers.ts';
import { ED25519, LOCKED, RSA } from '../support/ssh-keygen-keys.ts';
import { SITE, type TestPlane, startPlane } from '../support/start-plane.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { addConnectors, plainConnector } from '../support/test-connectors.ts';

const MADE = /^ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI[\w+/]{43} patchbay$/;
const folder = temporaryFolder();
const answers: string[] = [];
let plane: TestPlane;

beforeAll(async () => {
  plane = await startPlane({
    logLevel: 'trace',
    workers: false,
    env: { SECRET_REFERENCES: `file:${folder.path}/` },
  });
  plane = { ...plane, admin: recordAnswers(plane.admin, answers) };
  const ssh_key = sshKeyPairField({ title: 'Key pair', help: ['Register it under Feeds.'] });
  const byKey = apiKey({
    fields: z.strictObject({ api_key: keyField({ title: 'Key' }), ssh_key }),
    inject: bearer('api_key'),
  });
  const byPassword = basic({
    fields: z.strictObject({
      username: textField({ title: 'Name' }),
      password: keyField({ title: 'Password' }),
      ssh_key,
    }),
    inject: basicAuth('username', 'password'),
  });
  const { url } = plane.sim;
  addConnectors(plane, plainConnector('feeds', `${url}/api_key_generic`, [byKey]));
  addConnectors(plane, plainConnector('feeds_basic', `${url}/basic_generic`, [byPassword]));
});
afterAll(async () => {
  await plane.close();
  folder.remove();
});
beforeEach(() => plane.db.query('DELETE FROM connections'));

const body = (ssh_key?: string, api_key = 'demo-api-key') => ({
  connector_type: 'feeds',
  auth_flow: 'api_key',
  credentials: { api_key, ...(ssh_key !== undefined && { ssh_key }) },
});
const post = (sent: object) => plane.admin.post(`${SITE}/connections`).send(sent);
const replace = (id: number, ssh_key?: string, api_key?: string) =>
  plane.admin
    .put(`${SITE}/connections/${id}/credentials`)
    .send({ credentials: body(ssh_key, api_key).credentials });
const publicOf = (row: Wire) => (row['settings'] as Record<string, string>)['ssh_key_public'];

async function stored(id: number): Promise<Record<string, unknown>> {
  const [row] = await plane.db.query('SELECT site_id FROM connections WHERE id = $1', [id]);
  const opened = await plane.app
    .get(CredentialStore)
    .open((row as { site_id: number }).site_id, id);
  return opened.credentials.reveal();
}

async function expectPairOf(row: Wire): Promise<void> {
  const key = String((await stored(row.id))['ssh_key']);
  expect(key).toMatch(/^-----BEGIN OPENSSH PRIVATE KEY-----/);
  expect(sshKeyPairFrom(key).publicKey).toBe(publicOf(row));
}

describe('a key pair that Patchbay makes', () => {
  it.each([
    ['left out', body()],
    ['empty', body('')],
    ['blank', body(' \n ')],
    [
      'in the flow basic',
      {
        ...{ connector_type: 'feeds_basic', auth_flow: 'basic' },
        credentials: { username: 'demo', password: 'demo-password' },
      },
    ],
  ])('tells its public half and keeps it readable: %s', async (_, sent) => {
    const row = await connect(plane, sent);
    expect(publicOf(row)).toMatch(MADE);
    await expectPairOf(row);
    expect(publicOf(await readConnection(plane, row.id))).toBe(publicOf(row));
  });

  it('is another for each connection', async () => {
    const [one, two] = [await connect(plane, body()), await connect(plane, body())];
    expect(publicOf(one)).not.toBe(publicOf(two));
  });

  it('is not stored when the test fails', async () => {
    await post(body(undefined, 'wrong')).expect(422);
    expect(await countConnections(plane)).toBe(0);
  });
});

describe('a key that was pasted', () => {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  it.each([
    ['OpenSSH, Ed25519', ED25519.privateKey],
    ['OpenSSH, RSA, with another system’s line breaks', RSA.privateKey.replaceAll('\n', '\r\n')],
    ['PKCS #8', String(pem)],
  ])('is kept in OpenSSH’s form, its public half told: %s', async (_, text) => {
    const row = await connect(plane, body(text));
    expect(publicOf(row)).toBe(sshKeyPairFrom(text).publicKey);
    await expectPairOf(row);
  });

  const putty = 'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n';
  const locked = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
  });
  it.each([
    ['a public key', ED25519.publicKey, /public key; paste its private half/],
    ['a public key in PEM', locked.publicKey, /public key; paste its private half/],
    ['PuTTY’s format', putty, /PuTTYgen choose Conversions, Export OpenSSH key/],
    ['an encrypted key in PEM', locked.privateKey, /remove its passphrase/],
    ['an encrypted key in OpenSSH’s form', LOCKED.privateKey, /remove its passphrase/],
    ['half a key', ED25519.privateKey.slice(0, 200), /must be a whole private key/],
    ['a key with a wrong part', ED25519.privateKey.replace('AAAAMw', 'AAAAMz'), /paste the whole/],
    ['some words', 'the usual one', /must be a whole private key/],
  ])('is refused by its field, in words that say what to do: %s', async (_, text, words) => {
    const { body: answer } = await post(body(text)).expect(400);
    expect(answer).toMatchObject({ code: 'invalid_input' });
    expect(answer.errors).toEqual([
      { path: 'credentials.ssh_key', message: expect.stringMatching(words) as string },
    ]);
    expect(await countConnections(plane)).toBe(0);
  });
});

describe('replacing the credential', () => {
  it('makes a new pair where the field is empty, and takes a pasted key', async () => {
    const before = await connect(plane, body());
    const { body: made } = await replace(before.id).expect(200);
    expect(publicOf(made as Wire)).toMatch(MADE);
    expect(publicOf(made as Wire)).not.toBe(publicOf(before));
    await expectPairOf(made as Wire);
    const { body: pasted } = await replace(before.id, ED25519.privateKey).expect(200);
    expect(publicOf(pasted as Wire)).toBe(`${ED25519.publicKey} patchbay`);
    await expectPairOf(await readConnection(plane, before.id));
  });

  it.each([
    ['the key cannot be read', LOCKED.privateKey, undefined, 400],
    ['the test fails', undefined, 'wrong', 422],
  ])('leaves the pair in place when %s', async (_, ssh_key, api_key, status) => {
    const row = await connect(plane, body());
    await replace(row.id, ssh_key, api_key).expect(status);
    const after = await readConnection(plane, row.id);
    expect(publicOf(after)).toBe(publicOf(row));
    await expectPairOf(after);
  });
});

describe('the public half', () => {
  it('is no operator’s to write, and stays when other settings change', async () => {
    const row = await connect(plane, body());
    const patch = (settings: object) =>
      plane.admin.patch(`${SITE}/connections/${row.id}`).send({ settings });
    await patch({ ssh_key_public: 'ssh-ed25519 AAAA else' }).expect(400);
    const { body: changed } = await patch({ note: 'x' }).expect(200);
    expect(changed.settings).toEqual({ note: 'x', ssh_key_public: publicOf(row) });
  });

  it('is that of the key which a reference leads to, and the reference is what is stored', async () => {
    const reference = `file:${folder.path}/feed-key`;
    writeFileSync(`${folder.path}/feed-key`, RSA.privateKey);
    const row = await connect(plane, body(reference));
    expect(row).toMatchObject({ credential_references: ['ssh_key'] });
    expect(publicOf(row)).toBe(`${RSA.publicKey} patchbay`);
    expect((await stored(row.id))['ssh_key']).toEqual({ reference });
    writeFileSync(`${folder.path}/locked`, LOCKED.privateKey);
    const { body: answer } = await post(body(`file:${folder.path}/locked`)).expect(400);
    expect(answer.errors[0]).toMatchObject({ path: 'credentials.ssh_key' });
  });
});

describe('the library', () => {
  it('describes the field as a key pair that may be left empty and is never read back', async () => {
    const { body: detail } = await plane.admin.get(`${SITE}/connectors/feeds`).expect(200);
    const form = detail.flows[0].credentials;
    expect(form.required).toEqual(['api_key']);
    expect(form.properties.ssh_key).toMatchObject({
      ...{ 'x-field': 'ssh_keypair', writeOnly: true, title: 'Key pair' },
      'x-help': ['Register it under Feeds.'],
    });
  });
});

describe('the private half', () => {
  it('is in no answer, no log line and nowhere in the database', async () => {
    const made = await connect(plane, body());
    const pasted = await connect(plane, body(ED25519.privateKey));
    await replace(pasted.id, RSA.privateKey, 'wrong').expect(422);
    await post(body(ED25519.privateKey.replace('AAAAMw', 'AAAAMz'))).expect(400);
    await plane.admin.get(`${SITE}/activity`).expect(200);
    const whole = await dumpDatabase(plane.db);
    const seen = [whole, ...plane.logged, ...answers].join('\n');
    expect(seen).toContain(publicOf(made));
    const texts = [String((await stored(made.id))['ssh_key']), ED25519.privateKey, RSA.privateKey];
    for (const text of texts) {
      for (const secret of [text, ...secretLines(text)]) {
        for (const form of formsOf(secret)) expect(seen).not.toContain(form);
      }
    }
  });
});

/** Lines of a key's text behind its public half. */
function secretLines(text: string): string[] {
  const lines = text.trim().split('\n').slice(1, -1);
  return lines.slice(Math.ceil(lines.length / 2));
}
