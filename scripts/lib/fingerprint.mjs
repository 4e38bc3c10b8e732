import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot, root } from './paths.mjs';

const SKIPPED_FOLDERS = new Set(['node_modules', 'dist']);
/** Tests change nothing that is built; generated files are written by the build itself. */
const SKIPPED_FILES = /\.(test|gen)\.[a-z]+$/;

/**
 * A hash over name, size and change time of every file below the given paths (relative to the root),
 * except tests and generated ones. Reads no file, so that a thousand of them cost some ten milliseconds.
 *
 * @param {string[]} paths files or folders; missing ones count as such
 */
export function fingerprint(paths) {
  const hash = createHash('sha256').update(process.version).update(lockHash());
  for (const path of paths) add(hash, path);
  return hash.digest('hex');
}

/** Hash of package-lock.json together with the platform whose binaries npm installed. */
export function lockHash() {
  const lock = readFileSync(fromRoot('package-lock.json'));
  const machine = `${process.platform}-${process.arch}`;
  return createHash('sha256').update(lock).update(machine).digest('hex');
}

function add(hash, path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stats) return hash.update(`${path} missing\n`);
  if (!stats.isDirectory()) return hash.update(`${path} ${stats.size} ${stats.mtimeMs}\n`);
  for (const name of readdirSync(join(root, path)).sort()) {
    if (!SKIPPED_FOLDERS.has(name) && !SKIPPED_FILES.test(name)) add(hash, `${path}/${name}`);
  }
}
