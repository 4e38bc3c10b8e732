import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundleServer } from './bundle-server.mjs';
import { fingerprint } from './fingerprint.mjs';
import { copyLocales } from './copy-locales.mjs';
import { cacheDir, fromRoot } from './paths.mjs';
import { pruneOutputs } from './prune-outputs.mjs';
import { pretty, runTool } from './run.mjs';
import { stamp } from './stamp.mjs';

const SERVER_ENTRY = 'dist/server/main.js';
const PAGE_ENTRY = 'apps/admin/dist/index.html';
const LIBRARIES = ['core', 'contracts', 'connector-sdk', 'connectors', 'client'];

/** What is built, from what, and how. Each is current when its stamp matches and its output exists. */
const BUILDS = [
  {
    name: 'server',
    inputs: [
      ...['tsconfig.json', 'tsconfig.base.json', 'ormconfig.ts'],
      ...LIBRARIES.flatMap((name) => [`libs/${name}/src`, `libs/${name}/tsconfig.json`]),
      ...['apps/server/src', 'apps/server/tsconfig.json'],
      ...['apps/vendor-sim/src', 'apps/vendor-sim/tsconfig.json'],
      'scripts/lib/bundle-server.mjs',
    ],
    outputs: [
      SERVER_ENTRY,
      'apps/vendor-sim/dist/main.js',
      ...LIBRARIES.map((name) => `libs/${name}/dist`),
    ],
    async build() {
      const result = await runTool('typescript/bin/tsc', ['-b', ...pretty]);
      if (result.code === 0) {
        pruneOutputs();
        copyLocales();
        await bundleServer();
      }
      return result;
    },
  },
  {
    name: 'page',
    // The connectors are an input because the page bundles the marks of the vendors they name.
    inputs: ['apps/admin', ...LIBRARIES.map((name) => `libs/${name}/src`)],
    outputs: [PAGE_ENTRY],
    build: () =>
      runTool('vite/bin/vite.js', ['build', '--logLevel', 'error'], {
        cwd: fromRoot('apps/admin'),
      }),
  },
].map((build) => ({ ...build, stamp: stamp(join(cacheDir, `built-${build.name}`)) }));

/** The builds whose sources changed since, with the fingerprint of those sources. */
export function staleBuilds() {
  return BUILDS.map((build) => ({ ...build, current: fingerprint(build.inputs) })).filter(
    ({ stamp, current, outputs }) =>
      !stamp.matches(current) || !outputs.every((output) => existsSync(fromRoot(output))),
  );
}

/**
 * Builds what is stale, side by side.
 *
 * @throws with the compilers' own words when one fails.
 */
export async function buildStale() {
  const stale = staleBuilds();
  if (stale.length === 0) return;
  console.log(`Building ${stale.map(({ name }) => name).join(' and ')}…`);
  for (const { stamp } of stale) stamp.clear();
  const results = await Promise.all(stale.map(({ build }) => build()));
  const failed = stale.filter((_, index) => results[index].code !== 0);
  for (const [index, { stamp, current }] of stale.entries()) {
    if (results[index].code === 0) stamp.write(current);
  }
  if (failed.length === 0) return;
  const words = failed.map((build) => results[stale.indexOf(build)].output.trim()).join('\n\n');
  const names = failed.map(({ name }) => name).join(' and ');
  throw new Error(`${words}\n\nBuilding the ${names} failed; see above.`);
}

/** Absolute path of the built server. */
export const serverEntry = fromRoot(SERVER_ENTRY);
