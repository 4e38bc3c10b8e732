import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConnectorPackage } from '@patchbay/contracts/connector-package';
import request from 'supertest';
import { newConnector } from '../../../../scripts/lib/connector-new/new-connector.mjs';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { createEmptyTestDatabase } from '../support/test-database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Manifest {
  patchbay?: { connectors: [{ hosts: string[]; flows: string[]; may?: string }] };
}
type Change = (files: { manifest: Manifest; code: string }) => string | void;

const SITE = '/api/v1/sites/default';
const PASSWORD = 'a long enough password';

const folder = temporaryFolder();
const modules = join(folder.path, 'node_modules');
const names: string[] = [];

/** A package as `npm run connector:new` makes it, with what a stranger did to it. */
function install(slug: string, change: Change = () => undefined): void {
  const name = `patchbay-connector-${slug.replaceAll('_', '-')}`;
  const target = join(modules, name);
  newConnector(slug, target);
  const manifestFile = join(target, 'package.json');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  const file = join(target, 'connector.js');
  const code = readFileSync(file, 'utf8');
  writeFileSync(file, change({ manifest, code }) ?? code);
  writeFileSync(manifestFile, JSON.stringify(manifest));
  names.push(name);
}

/** As people do it: packed where it was written, installed where Patchbay runs. */
function installPacked(slug: string): void {
  const source = join(folder.path, 'written-elsewhere');
  newConnector(slug, source);
  const npm = (args: string[], cwd: string) =>
    execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const packed = npm(['pack', '--json'], source);
  const [{ filename }] = JSON.parse(packed.slice(packed.indexOf('[')));
  writeFileSync(join(folder.path, 'package.json'), '{"private":true}');
  const quiet = ['--offline', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  npm(['install', ...quiet, join(source, filename)], folder.path);
  names.push(`patchbay-connector-${slug.replaceAll('_', '-')}`);
}

/** The vendor of the sample: knows one key. */
const vendor = createServer((incoming, response) => {
  const known = incoming.headers.authorization === 'Bearer good-key';
  response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' });
  response.end(JSON.stringify(known ? { id: 'acc_7', name: 'Acme Parcels' } : {}));
});

let database: Awaited<ReturnType<typeof createEmptyTestDatabase>>;
let server: SpawnedServer;
let admin: ReturnType<typeof request.agent>;
beforeAll(async () => {
  installPacked('acme_parcels');
  install('broken_code', () => 'export default {');
  install('thrower', ({ code }) => `throw new Error('a mistake at the top');\n${code}`);
  install('stripe');
  install('higgsfield');
  install('no_definition', () => 'export default { slug: "no_definition" };');
  install('reader', ({ code }) => `import { readFileSync } from 'node:fs';\n${code}`);
  install('caller', ({ code }) => code.replace('z.object({ id', '(fetch, z).object({ id'));
  install('late', ({ code }) => `${code}\nexport const later = () => import('node:net');`);
  install('escaper', ({ code }) => `${code}\nexport const f = (() => 1).constructor;`);
  install('outsider', ({ code }) => `import '../acme/x.js';\n${code}`);
  install('greedy', ({ manifest }) => void (manifest.patchbay!.connectors[0].hosts = []));
  install('flowing', ({ manifest }) => void (manifest.patchbay!.connectors[0].flows = ['oauth']));
  install('renamed', ({ code }) => code.replace("slug: 'renamed'", "slug: 'other'"));
  install('unruly', ({ manifest }) => void (manifest.patchbay!.connectors[0].may = 'everything'));
  install('plain_package', ({ manifest }) => void delete manifest.patchbay);
  install('wanderer', ({ code }) =>
    code.replace(
      "baseUrl: 'https://api.wanderer.example'",
      "baseUrl: () => 'https://evil.example'",
    ),
  );
  // An installed folder that leads elsewhere, as `npm install ../folder` makes it.
  const linked = join(folder.path, 'linked');
  newConnector('linked_one', linked);
  symlinkSync(linked, join(modules, 'patchbay-connector-linked-one'));
  names.push('patchbay-connector-linked-one', 'patchbay-connector-missing');

  await new Promise<void>((resolve) => vendor.listen(0, '127.0.0.1', resolve));
  const at = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`;
  database = await createEmptyTestDatabase();
  mkdirSync(join(folder.path, 'data'));
  server = spawnServer(
    {
      DATABASE_URL: database.url,
      DATA_DIR: join(folder.path, 'data'),
      ADMIN_EMAIL: 'owner@example.com',
      ADMIN_PASSWORD: PASSWORD,
      CONNECTOR_PACKAGES: names.join(', '),
      CONNECTOR_BASE_URLS: JSON.stringify({ acme_parcels: at, wanderer: at }),
    },
    folder.path,
  );
  admin = request.agent(await server.ready());
  const login = { email: 'owner@example.com', password: PASSWORD };
  await admin.post('/api/v1/auth/login').send(login).expect(204);
}, 120_000);
afterAll(async () => {
  server?.kill('SIGTERM');
  await server?.exited;
  await new Promise((resolve) => vendor.close(resolve));
  await database?.drop();
  folder.remove();
});

describe('connectors of installed packages', () => {
  it('are offered beside Patchbay’s own, switched off, with what they may reach', async () => {
    const { body } = await admin.get(`${SITE}/connectors/acme_parcels`).expect(200);
    expect(body).toMatchObject({
      enabled: false,
      package: { name: 'patchbay-connector-acme-parcels', version: '0.1.0' },
      reach: { hosts: ['api.acme-parcels.example'], operator_hosts: false },
    });
    await admin.get(`${SITE}/connectors/linked_one`).expect(200);
    const own = await admin.get(`${SITE}/connectors/stripe`).expect(200);
    expect(own.body).toMatchObject({ enabled: true, package: null, reach: null });
  });

  it('connect nothing before somebody switched them on, and work like any other then', async () => {
    const wanted = {
      connector_type: 'acme_parcels',
      auth_flow: 'api_key',
      credentials: { api_key: 'good-key' },
    };
    const refused = await admin.post(`${SITE}/connections`).send(wanted).expect(409);
    expect(refused.body.code).toBe('connector_disabled');
    const put = admin.put(`${SITE}/connectors/acme_parcels/enabled`);
    await put.send({ enabled: true }).expect(200);
    const { body } = await admin.post(`${SITE}/connections`).send(wanted).expect(201);
    expect(body).toMatchObject({ state: 'active', vendor_account_name: 'Acme Parcels' });
  });

  it('reach no host that their package does not declare, whatever a setting leads to', async () => {
    const put = admin.put(`${SITE}/connectors/wanderer/enabled`);
    await put.send({ enabled: true }).expect(200);
    const wanted = {
      connector_type: 'wanderer',
      auth_flow: 'api_key',
      credentials: { api_key: 'good-key' },
    };
    const { body } = await admin.post(`${SITE}/connections`).send(wanted).expect(422);
    expect(body.test).toMatchObject({
      outcome: 'vendor_error',
      vendor_code: 'request_not_possible',
    });
  });

  it.each([
    ['missing', 'is not installed'],
    ['broken-code', 'connector.js: cannot be read'],
    ['thrower', 'a mistake at the top'],
    ['stripe', 'stripe is taken by another connector'],
    ['higgsfield', 'higgsfield is taken by another connector'],
    ['no-definition', 'is no definition made by defineConnector'],
    ['reader', 'connector.js: imports node:fs'],
    ['caller', 'connector.js: uses fetch'],
    ['late', 'connector.js: imports while it runs'],
    ['escaper', 'connector.js: uses .constructor'],
    ['outsider', 'is no file of the package'],
    ['greedy', 'host api.greedy.example is not declared'],
    ['flowing', 'flow api_key is not declared'],
    ['renamed', 'its slug is other'],
    ['unruly', 'package.json: patchbay.connectors.0'],
    ['plain-package', 'package.json: patchbay'],
  ])('are refused by name, and the rest starts: %s %s', async (name, problem) => {
    const { body } = await admin.get(`${SITE}/connector-packages`).expect(200);
    const found = body.items.find(
      (entry: ConnectorPackage) => entry.name === `patchbay-connector-${name}`,
    );
    expect(found.connectors).toEqual([]);
    expect(
      found.refused.flatMap((each: { problems: string[] }) => each.problems).join('; '),
    ).toContain(problem);
    expect(server.said()).toMatch(new RegExp(`package patchbay-connector-${name} is refused`));
  });
});
