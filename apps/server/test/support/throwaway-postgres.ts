import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/start.ts';

/** A PostgreSQL in a temporary folder that is gone when the tests are. */
export interface ThrowawayPostgres {
  createDatabase(name: string, template: string): Promise<string>;
  dropDatabase(name: string): Promise<void>;
  stop(): Promise<void>;
}

const log = {
  info: (): void => {},
  warn: (message: string): void => console.warn(message),
  // What PostgreSQL itself reports here was provoked: a test drops a database under its clients.
  error: (message: string): void => {
    if (!message.startsWith('PostgreSQL: ')) console.error(message);
  },
};

/** Starts it without waiting for the disk anywhere: what it holds is lost on purpose. */
export async function startThrowawayPostgres(): Promise<ThrowawayPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-test-'));
  const removeDataDir = (): void => rmSync(dataDir, { recursive: true, force: true });
  const postgres = await startEmbeddedPostgres({ dataDir, log, durable: false });
  process.once('exit', removeDataDir);
  const admin = new Client({ connectionString: databaseUrl(postgres.databaseUrl, 'postgres') });
  admin.on('error', (error) => console.error(`Test database: ${error.message}`));
  await admin.connect();

  return {
    async createDatabase(name, template) {
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
      return databaseUrl(postgres.databaseUrl, name);
    },
    async dropDatabase(name) {
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
    async stop() {
      await admin.end();
      await postgres.stop();
      process.off('exit', removeDataDir);
      removeDataDir();
    },
  };
}

function databaseUrl(base: string, database: string): string {
  const url = new URL(base);
  url.pathname = `/${database}`;
  return url.href;
}
