import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockHash } from './fingerprint.mjs';
import { npm } from './npm.mjs';
import { fromRoot } from './paths.mjs';
import { stamp } from './stamp.mjs';

const installed = stamp(fromRoot('node_modules', '.patchbay-installed'));

/** Whether node_modules holds what package-lock.json asks for. */
export function isInstalled() {
  return installed.matches(lockHash());
}

/**
 * Runs `npm ci` unless node_modules is what package-lock.json asks for. Somebody who ran
 * `npm install` themselves is not made to wait again.
 *
 * @throws with npm's own words when it fails.
 */
export async function installMissing() {
  if (isInstalled()) return;
  if (!holdsEverything()) {
    console.log('Installing dependencies…');
    installed.clear();
    await npmCi();
  }
  installed.write(lockHash());
}

async function npmCi() {
  // Building needs the development tools too, whatever NODE_ENV or the user's npmrc says.
  const args = [
    'ci',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--loglevel=error',
  ];
  const { code, output } = await npm(args);
  if (code !== 0) throw new Error(`${output.trim()}\nnpm ci failed; Patchbay did not start.`);
}

/** Compares the lock file with the one npm leaves inside node_modules, package by package. */
function holdsEverything() {
  const wanted = readPackages(fromRoot('package-lock.json'));
  const present = readPackages(fromRoot('node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, link, optional }]) => {
    const isDependency = path.includes('node_modules/');
    if (!isDependency || link) return true;
    return present[path] ? present[path].version === version : optional === true;
  });
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(join(path), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
