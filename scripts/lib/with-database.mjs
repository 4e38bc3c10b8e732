import { pathToFileURL } from 'node:url';
import { fromRoot } from './paths.mjs';

const FOLDER = 'dist/apps/server/src/platform/embedded-postgres';
const built = (file) => import(pathToFileURL(fromRoot(FOLDER, file)));

/** Where the embedded database, the generated master keys and the audit's witness are. */
export const dataDir = () => process.env.DATA_DIR || fromRoot('.data');

/**
 * Runs `work` with the address of the database: DATABASE_URL, or the embedded one of DATA_DIR. A
 * running Patchbay's is used as it is, else it is started for as long as it takes.
 *
 * @template T
 * @param {(databaseUrl: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDatabase(work) {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL);
  const { startEmbeddedPostgres } = await built('start.js');
  let postgres;
  try {
    postgres = await startEmbeddedPostgres({ dataDir: dataDir(), log: console });
  } catch (error) {
    if (error.code !== 'data_dir_in_use') throw error;
    const { runningAddress } = await built('running-address.js');
    const address = runningAddress(dataDir());
    if (!address) throw error;
    return work(address);
  }
  try {
    return await work(postgres.databaseUrl);
  } finally {
    await postgres.stop();
  }
}
