import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import LongestFirst, { LONGEST } from './longest-first.mjs';
import { fromRoot } from './paths.mjs';

/** Jest's own order, of files it has not run yet, is by size. */
const context = {
  config: { id: 'none', cacheDirectory: fromRoot('.cache', 'none') },
  hasteFS: { getSize: (path) => (path.includes('retry') ? 2 : 1) },
};
const sorted = (paths) =>
  new LongestFirst({ contexts: [context], globalConfig: {} })
    .sort(paths.map((path) => ({ path: fromRoot(path), context })))
    .map(({ path }) => path.slice(fromRoot().length));

describe('the order of the test files', () => {
  it('names files that are there', () => {
    for (const path of LONGEST) expect([path, existsSync(fromRoot(path))]).toEqual([path, true]);
  });

  it('begins with the longest, and leaves the others to Jest', () => {
    const others = ['libs/core/src/retry.test.ts', 'libs/core/src/scopes.test.ts'];
    const order = sorted([others[1], ...[...LONGEST].reverse(), others[0]]);
    expect(order).toEqual([...LONGEST, ...others]);
  });
});
