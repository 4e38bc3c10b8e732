import Sequencer from '@jest/test-sequencer';

/**
 * The test files that take longest, the longest first: begun last, one of them would be waited for
 * alone. Those that wait and those that compute alternate.
 */
export const LONGEST = [
  'apps/server/test/plane/refresh-processes.test.ts',
  'apps/server/test/browser/pages.test.ts',
  'apps/server/test/start/master-key-rotation.test.ts',
  'apps/server/test/plane/lifecycle-model.test.ts',
];

/** @implements the order of jest.config.mjs's projects; what is not listed keeps Jest's own order. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}

function rank({ path }) {
  const place = LONGEST.findIndex((file) => path.endsWith(file));
  return place === -1 ? LONGEST.length : place;
}
