import { pathToFileURL } from 'node:url';
import { fromRoot } from './paths.mjs';

/**
 * Runs `work` with the address of the database: DATABASE_URL, or the embedded one of DATA_DIR,
 * started for as long as it takes.
 *
 * @template T
 * @param {(databaseUrl: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDatabase(work) {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL);
  const built = 'dist/apps/server/src/platform/embedded-postgres/start.js';
  const { startEmbeddedPostgres } = await import(pathToFileURL(fromRoot(built)));
  const dataDir = process.env.DATA_DIR ?? fromRoot('.data');
  const postgres = await startEmbeddedPostgres({ dataDir, log: console });
  try {
    return await work(postgres.databaseUrl);
  } finally {
    await postgres.stop();
  }
}
