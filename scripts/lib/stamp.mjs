import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A stamp is a file that holds the fingerprint of what a step was last finished for. It is removed
 * before the step and written after it, so that a step that was cut short counts as never done.
 *
 * @param {string} path
 */
export function stamp(path) {
  return {
    matches: (fingerprint) => read(path) === fingerprint,
    clear: () => rmSync(path, { force: true }),
    write(fingerprint) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, fingerprint);
    },
  };
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
