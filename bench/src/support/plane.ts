import { randomBytes } from 'node:crypto';
import { type BenchDatabase, startDatabase } from './database.ts';
import { isAny } from './is-any.ts';
import { ownSeconds, postgresSeconds } from './processor-time.ts';
import { type BenchServer, startServer } from './server.ts';
import { until } from './until.ts';

export type Role = 'all' | 'api' | 'worker';

/** Processor time so far, in seconds. */
export interface ProcessorTime {
  servers: number;
  postgres: number;
  producer: number;
}

/** Processes of Patchbay on one database of their own. */
export interface BenchPlane {
  database: BenchDatabase;
  /** The one that takes requests: the first. */
  api: BenchServer;
  servers: BenchServer[];
  processorTime(): Promise<ProcessorTime>;
  /**
   * No delivery is due or under way any more, so every log entry is in the database.
   *
   * @throws when one of them failed: what did not arrive is not to be measured
   */
  untilWritten(): Promise<void>;
  stop(): Promise<void>;
}

export async function startPlane(
  roles: readonly [Role, ...Role[]],
  env: Record<string, string> = {},
): Promise<BenchPlane> {
  const database = await startDatabase();
  const servers: BenchServer[] = [];
  const stop = async () => {
    for (const server of servers) await server.stop();
    await database.stop();
  };
  const shared = { DATABASE_URL: database.url, MASTER_KEY: randomBytes(32).toString('base64') };
  try {
    for (const role of roles) servers.push(await startServer({ ...shared, ...env, ROLE: role }));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    database,
    api: servers[0]!,
    servers,
    stop,
    async processorTime() {
      const each = await Promise.all(servers.map((server) => server.cpuSeconds()));
      return {
        servers: each.reduce((sum, seconds) => sum + seconds, 0),
        postgres: await postgresSeconds(database.pid),
        producer: ownSeconds(),
      };
    },
    async untilWritten() {
      await until(
        'the results to be written',
        async () => !(await isAny(database, ['pending', 'running'])),
      );
      if (await isAny(database, ['failed'])) throw new Error('a delivery failed');
    },
  };
}
