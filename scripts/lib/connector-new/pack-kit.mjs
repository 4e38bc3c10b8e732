import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { npm } from '../npm.mjs';
import { fromRoot, root } from '../paths.mjs';

/** What a definition imports, and what that needs of ours. */
const PACKAGES = ['libs/core', 'libs/connector-sdk'];

/**
 * Packs the built packages that connectors are written with, the conformance kit among them.
 *
 * @param {string} [folder]
 * @returns {Promise<string[]>} the archives, in the order they are installed
 * @throws {Error} with what npm said
 */
export async function packKit(folder = fromRoot('dist/packages')) {
  mkdirSync(folder, { recursive: true });
  const workspaces = PACKAGES.flatMap((path) => ['-w', path]);
  const { code, output } = await npm([
    'pack',
    '--json',
    '--pack-destination',
    folder,
    ...workspaces,
  ]);
  if (code !== 0) throw new Error(`npm pack failed:\n${output}`);
  const packed = JSON.parse(output.slice(output.indexOf('[\n')));
  return packed.map(({ filename }) => relative(root, join(folder, filename)));
}
