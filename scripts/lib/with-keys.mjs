import { pathToFileURL } from 'node:url';
import { fromRoot } from './paths.mjs';
import { dataDir, withDatabase } from './with-database.mjs';

/** A module of the built server, by its path below `apps/server/src`. */
export const serverModule = (path) => import(pathToFileURL(fromRoot('dist/apps/server/src', path)));

/**
 * Runs `work` with the open database and the master keys, as a server with this environment has
 * them; prints a plain line instead of a stack for what an operator can mend.
 *
 * @param {(source: import('typeorm').DataSource, masterKeys: object, dataDir: string) => Promise<number>} work
 *   answers the exit code
 */
export async function withKeys(work) {
  try {
    const { loadMasterKeys } = await serverModule('platform/keys/load-master-keys.js');
    const masterKeys = await loadMasterKeys({
      masterKey: process.env.MASTER_KEY || undefined,
      masterKeyPrevious: process.env.MASTER_KEY_PREVIOUS || undefined,
      dataDir: dataDir(),
      // A look from beside makes nothing.
      create: false,
    });
    return await withDatabase((url) => withSource(url, (db) => work(db, masterKeys, dataDir())));
  } catch (error) {
    if (typeof error.code !== 'string') throw error;
    console.error(error.message);
    return 1;
  }
}

async function withSource(databaseUrl, work) {
  const { dataSourceOptions } = await import(pathToFileURL(fromRoot('dist/ormconfig.js')));
  const { DataSource } = await import('typeorm');
  const source = await new DataSource(dataSourceOptions(databaseUrl)).initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}
