import { defineConfig } from 'vitest/config';
import LongestFirst from './scripts/lib/longest-first.mjs';
import { fromRoot } from './scripts/lib/paths.mjs';

/**
 * Three projects:
 *   unit         the libraries, the stand-in vendor, the page's own logic, the scripts; no database
 *   integration  the server's modules, on a real PostgreSQL that starts when a test first asks for it
 *   browser      whole journeys in a real Chromium (CHROMIUM_PATH)
 */

/** Workspace packages resolve to their sources: a test never runs against yesterday's build. */
const conditions = ['source', 'node'];

/**
 * More than a small build server has cores, as they run beside each other: most of our tests wait,
 * for timers, other processes and the database. A browser test drives a server, a vendor and a
 * browser besides itself.
 */
const WORKERS = 4;
const BROWSER_WORKERS = 2;

/** The same meaning of classes and decorators as the build gives them. */
const oxc = { tsconfig: fromRoot('tsconfig.base.json') };

const outputs = ['**/node_modules/**', '**/dist/**', '.data/**', '.cache/**'];

const project = (name, { include, exclude = [], ...test }) => ({
  oxc,
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: [...conditions, 'module-sync'] } },
  test: {
    name,
    include,
    exclude: [...outputs, ...exclude],
    environment: 'node',
    pool: 'forks',
    // A worker loads the server's thousand modules once, not once for each of its test files: what a
    // file changes outside of its own variables it puts back.
    isolate: false,
    restoreMocks: true,
    maxWorkers: WORKERS,
    // A test that waits in vain says for what after 20 seconds, on a machine that has much to do.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    ...test,
  },
});

const database = {
  globalSetup: ['apps/server/test/support/global-setup.mjs'],
  // Whole servers, vendors, browsers and killed processes share the machine with whatever else it
  // does, and may miss a deadline once. What fails twice is broken.
  retry: { count: 1, delay: 1000 },
};

export default defineConfig({
  test: {
    projects: [
      project('unit', {
        include: [
          'libs/*/{src,test}/**/*.test.ts',
          'apps/vendor-sim/**/*.test.ts',
          'apps/admin/{build,src}/**/*.test.{ts,tsx}',
          'bench/**/*.test.ts',
          'faults/**/*.test.ts',
          'scripts/**/*.test.mjs',
        ],
        sequence: { groupOrder: 1 },
      }),
      project('integration', {
        ...database,
        include: ['apps/server/{src,test}/**/*.test.ts'],
        exclude: ['apps/server/test/browser/**'],
        sequence: { groupOrder: 1 },
      }),
      project('browser', {
        ...database,
        include: ['apps/server/test/browser/**/*.test.ts'],
        maxWorkers: BROWSER_WORKERS,
        sequence: { groupOrder: 0 },
      }),
    ],
    sequence: { sequencer: LongestFirst },
    reporters: ['default', fromRoot('scripts/lib/first-failures.mjs')],
    // What a test that passes said to the console is of no use.
    silent: 'passed-only',
    slowTestThreshold: 10_000,
  },
});
