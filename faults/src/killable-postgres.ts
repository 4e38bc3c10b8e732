import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../apps/server/src/platform/embedded-postgres/start.ts';
import type { Random } from './random.ts';
import { eventually } from './eventually.ts';

/** A durable PostgreSQL that comes back by itself when it is killed. */
export interface KillablePostgres {
  url: string;
  /** Asks until it answers, however often it is killed meanwhile. */
  query<T>(sql: string, parameters?: unknown[]): Promise<T[]>;
  /** SIGKILL, to all of it at once or to one of its processes. */
  kill(random: Random): Promise<void>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 60_000;

export async function startKillablePostgres(folder: string): Promise<KillablePostgres> {
  const quiet = (): void => undefined;
  const dataDir = join(folder, 'postgres');
  const log = { info: quiet, warn: quiet, error: quiet };
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  const pool = new pg.Pool({ connectionString: postgres.databaseUrl, max: 2 });
  pool.on('error', quiet); // it is killed on purpose
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const query = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
    eventually(
      async () => ({ rows: (await pool.query(sql, parameters)).rows as T[] }),
      'an answer of PostgreSQL',
      PATIENCE_MS,
    ).then(({ rows }) => rows);
  return {
    url: postgres.databaseUrl,
    query,
    async kill(random) {
      const children = childrenOf(postgres.pid);
      // Of one killed child PostgreSQL ends all others itself and recovers.
      const alone = children.length > 0 && random.chance(0.3);
      const victims = alone ? [random.pick(children)] : [postgres.pid, ...children];
      for (const pid of victims) killIfThere(pid);
      await query('SELECT 1');
    },
    async stop() {
      await pool.end();
      await postgres.stop();
    },
  };
}

/** Where there is no /proc, only the main process is killed; the others notice. */
function childrenOf(parent: number): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && parentOf(pid) === parent);
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined; // gone since it was listed
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
