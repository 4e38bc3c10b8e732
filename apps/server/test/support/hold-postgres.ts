/**
 * A process of its own that runs the embedded PostgreSQL, for tests that kill it: prints one line of
 * JSON when it is ready or has failed, stops cleanly on SIGTERM, and just exits on SIGUSR2.
 *
 *   node --import tsx hold-postgres.ts <DATA_DIR>
 */
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/start.ts';

const say = (line: object): void => console.log(JSON.stringify(line));
const keep = (message: string): void => console.error(message);
const log = { info: keep, warn: keep, error: keep };

try {
  const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2]!, log });
  process.once('SIGTERM', () => void postgres.stop());
  process.once('SIGUSR2', () => process.exit(0));
  say({ url: postgres.databaseUrl, postgresPid: postgres.pid });
} catch (error) {
  say({ error: (error as Error).message });
}
