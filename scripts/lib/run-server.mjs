import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serverEntry } from './build.mjs';
import { cacheDir } from './paths.mjs';

/**
 * Loads the built server into this process; it runs from then on.
 *
 * @returns {Promise<{ server: { url: string, databaseUrl: string } }>}
 */
export async function runServer() {
  // Since Node 22: keeps compiled code between starts.
  module.enableCompileCache?.(join(cacheDir, 'compiled'));
  return import(pathToFileURL(serverEntry));
}
