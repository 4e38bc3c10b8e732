import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { PostgresExit } from './postmaster.ts';
import { startEmbeddedPostgres } from './start.ts';
import type { EmbeddedPostgres } from './start.ts';

describe('the embedded PostgreSQL', () => {
  const folder = temporaryFolder();
  const dataDir = join(folder.path, 'not', 'there', 'yet');
  const lines: string[] = [];
  const exits: PostgresExit[] = [];
  const keep = (line: string): void => void lines.push(line);
  const log = { info: keep, warn: keep, error: keep };
  const start = (): Promise<EmbeddedPostgres> =>
    startEmbeddedPostgres({ dataDir, log, onExit: (exit) => exits.push(exit) });
  let postgres: EmbeddedPostgres;

  beforeAll(async () => {
    postgres = await start();
  });
  afterAll(async () => {
    await postgres.stop();
    folder.remove();
  });

  async function query<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
    const client = new Client({ connectionString: postgres.databaseUrl });
    client.on('error', () => {}); // Tests kill the server under it.
    await client.connect();
    try {
      return (await client.query<T>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  it('is PostgreSQL 18 and waits for the disk before it confirms a commit', async () => {
    const [settings] = await query<{ version: string; fsync: string; commit: string }>(`
      SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
             current_setting('synchronous_commit') AS commit`);
    expect(settings).toMatchObject({ fsync: 'on', commit: 'on' });
    expect(settings!.version).toMatch(/^18\./);
  });

  it('listens on loopback alone and asks for a password kept in a file of mode 0600', async () => {
    const file = join(dataDir, 'postgres-password');
    const url = new URL(postgres.databaseUrl);
    expect(url.hostname).toBe('127.0.0.1');
    expect(readFileSync(file, 'utf8').trim()).toBe(url.password);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const [{ listen } = { listen: '' }] = await query<{ listen: string }>(
      `SELECT current_setting('listen_addresses') AS listen`,
    );
    expect(listen).toBe('127.0.0.1');
    url.password = 'wrong';
    const stranger = new Client({ connectionString: url.href });
    await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' });
  });

  it('sorts and folds letters alike on every machine, whatever its locale', async () => {
    const [row] = await query(`SELECT upper('é') AS upper, 'a' < 'Z' AS folded,
      datlocprovider::text AS provider, datlocale AS locale
      FROM pg_database WHERE datname = current_database()`);
    expect(row).toEqual({ upper: 'É', folded: false, provider: 'b', locale: 'C.UTF-8' });
  });

  it('offers the trigram index that text search needs', async () => {
    await query('CREATE EXTENSION pg_trgm');
    const [row] = await query<{ near: number }>(`SELECT similarity('patch', 'patches') AS near`);
    expect(row!.near).toBeGreaterThan(0.5);
  });

  it('never logs the values of a statement that failed', async () => {
    await query('CREATE TABLE once (secret text PRIMARY KEY)');
    await query(`INSERT INTO once VALUES ('tell-nobody')`);
    await expect(query(`INSERT INTO once VALUES ('tell-nobody')`)).rejects.toThrow();
    await expect(query('SELECT $1::int', ['tell-nobody'])).rejects.toThrow();
    await sleep(50);
    expect(lines.join('\n')).not.toContain('tell-nobody');
  });

  it('comes back on the same port with all commits after it was killed, and says so', async () => {
    const { databaseUrl, pid } = postgres;
    await query('CREATE TABLE kept AS SELECT 42 AS answer');
    process.kill(pid, 'SIGKILL');
    await until(() => postgres.pid !== pid);
    expect(exits).toEqual([{ code: null, signal: 'SIGKILL' }]);
    expect(postgres.databaseUrl).toBe(databaseUrl);
    expect(await query('SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    expect(lines).toContain('PostgreSQL ended (SIGKILL); starting it again');
  });

  it('comes back although a query of its killed predecessor is still being computed', async () => {
    const { pid } = postgres;
    const busy = query('SELECT count(*) FROM generate_series(1, 1e12::bigint)').catch(() => {});
    await sleep(200);
    process.kill(pid, 'SIGKILL');
    await until(() => postgres.pid !== pid);
    expect(await query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await busy;
  });

  it('starts within 2 s on an existing data folder and still holds everything', async () => {
    await postgres.stop();
    const before = Date.now();
    postgres = await start();
    expect(Date.now() - before).toBeLessThan(2_000);
    expect(await query('SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('sets a new password when the file with the old one is lost', async () => {
    await postgres.stop();
    const { password } = new URL(postgres.databaseUrl);
    rmSync(join(dataDir, 'postgres-password'));
    postgres = await start();
    expect(new URL(postgres.databaseUrl).password).not.toBe(password);
    expect(await query('SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('gives the data folder back when it stops, and stopping twice is harmless', async () => {
    const { pid } = postgres;
    await Promise.all([postgres.stop(), postgres.stop()]);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(() => statSync(join(dataDir, 'lock'))).toThrow('ENOENT');
    postgres = await start();
  });
});

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; waited < 15_000 && !condition(); waited += 20) await sleep(20);
  expect(condition()).toBe(true);
}
