/**
 * Three projects, quick to slow:
 *   unit         the libraries, the stand-in vendor, the page's own logic, the scripts; no database
 *   integration  the server's modules, on a real PostgreSQL that starts when a test first asks for it
 *   browser      whole journeys in a real Chromium (CHROMIUM_PATH)
 */

const swc = (tsx) => ({
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', tsx, decorators: true },
    // The same meaning of classes and decorators as tsconfig.base.json gives the build.
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      verbatimModuleSyntax: true,
      react: { runtime: 'automatic' },
    },
    keepClassNames: true,
  },
});

const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  // Workspace packages resolve to their sources: a test never runs against yesterday's build.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.ts$': ['@swc/jest', swc(false)], '\\.tsx$': ['@swc/jest', swc(true)] },
  modulePathIgnorePatterns: ['/dist/', '/\\.data/', '/\\.cache/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  restoreMocks: true,
};

const database = {
  globalSetup: '<rootDir>/apps/server/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/apps/server/test/support/global-teardown.mjs',
  setupFilesAfterEnv: ['<rootDir>/apps/server/test/support/retry-once.ts'],
};

export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/libs/*/{src,test}/**/*.test.ts',
        '<rootDir>/apps/vendor-sim/**/*.test.ts',
        '<rootDir>/apps/admin/src/**/*.test.{ts,tsx}',
        '<rootDir>/bench/**/*.test.ts',
        '<rootDir>/faults/**/*.test.ts',
        '<rootDir>/scripts/**/*.test.mjs',
      ],
    },
    {
      ...shared,
      ...database,
      displayName: 'integration',
      testMatch: ['<rootDir>/apps/server/{src,test}/**/*.test.ts'],
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, '/apps/server/test/browser/'],
    },
    {
      ...shared,
      ...database,
      displayName: 'browser',
      testMatch: ['<rootDir>/apps/server/test/browser/**/*.test.ts'],
    },
  ],
  testSequencer: '<rootDir>/scripts/lib/longest-first.mjs',
  // A test that waits in vain says for what after 20 seconds, on a machine that has much else to do.
  testTimeout: 60_000,
  workerIdleMemoryLimit: '1GB',
};
