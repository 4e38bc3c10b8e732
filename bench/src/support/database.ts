import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../../apps/server/src/platform/embedded-postgres/start.ts';

/** A durable PostgreSQL of its own, so that a benchmark can look into what was written. */
export interface BenchDatabase {
  url: string;
  /** Of PostgreSQL's main process. */
  pid: number;
  query<T>(sql: string, parameters?: unknown[]): Promise<T[]>;
  stop(): Promise<void>;
}

export async function startDatabase(): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'patchbay-bench-'));
  const quiet = () => undefined;
  const log = { info: quiet, warn: console.warn, error: console.error };
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  // Looking must not disturb what is measured: an index wherever there is one, never a whole table.
  const options = '-c enable_seqscan=off';
  const pool = new pg.Pool({ connectionString: postgres.databaseUrl, max: 1, options });
  // Idle connections end with the database.
  pool.on('error', quiet);
  return {
    url: postgres.databaseUrl,
    pid: postgres.pid,
    query: async <T>(sql: string, parameters: unknown[] = []) =>
      (await pool.query(sql, parameters)).rows as T[],
    async stop() {
      await pool.end();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
