import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { MasterKey } from '../../src/platform/crypto/master-key.ts';
import { createLogger } from '../../src/platform/logging/logger.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type TestDatabase, createTestDatabase } from '../support/test-database.ts';

const { loadConnectors } = await import('@patchbay/connectors/load');
const folder = temporaryFolder();

// The server's modules may be loaded already, by another test file of this worker.
vi.resetModules();
vi.doMock('@patchbay/connectors/load', () => ({
  loadConnectors: () => loadConnectors(pathToFileURL(`${folder.path}/`)),
}));

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
  folder.remove();
  vi.doUnmock('@patchbay/connectors/load');
  vi.resetModules();
});

/** What a start says whose connectors are these, one file each. */
async function startWith(files: Record<string, string>): Promise<string> {
  for (const [slug, text] of Object.entries(files)) {
    mkdirSync(`${folder.path}/${slug}`, { recursive: true });
    writeFileSync(`${folder.path}/${slug}/connector.js`, text);
  }
  const { createApp } = await import('../../src/create-app.ts');
  const starting = createApp({
    config: loadConfig({ NODE_ENV: 'test' }),
    databaseUrl: database.url,
    masterKey: MasterKey.generate().key,
    logger: createLogger({ level: 'silent', name: 'test' }),
  });
  return starting.then(
    async (app) => `started ${await app.close()}`,
    (error: Error) => error.message,
  );
}

it('connectors with an error stop the start, each named by file and key', async () => {
  const said = await startWith({
    plain: `export default { slug: 'plain', name: 'Plain' };`,
    throwing: `throw new Error('a mistake at the top');`,
    silent: `export const connector = {};`,
  });
  expect(said).toContain('connectors cannot be loaded');
  expect(said).toContain('plain/connector.js: default: is no definition made by defineConnector');
  expect(said).toContain('silent/connector.js: default: is no definition made by defineConnector');
  expect(said).toContain('throwing/connector.js: a mistake at the top');
});
