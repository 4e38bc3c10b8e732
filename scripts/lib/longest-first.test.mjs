import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import LongestFirst, { LONGEST } from './longest-first.mjs';
import { fromRoot } from './paths.mjs';

const spec = (path, name) => ({
  moduleId: fromRoot(path),
  project: { name, config: { sequence: { groupOrder: 0 } } },
});

/** Vitest's own order, of files it has not run yet, is by size. */
const context = {
  config: { root: fromRoot() },
  cache: {
    getFileTestResults: () => undefined,
    getFileStats: (key) => ({ size: key.includes('retry') ? 2 : 1 }),
  },
};

const sorted = async (specs) => {
  const files = await new LongestFirst(context).sort(specs);
  return files.map(({ moduleId }) => moduleId.slice(fromRoot().length));
};

describe('the order of the test files', () => {
  it('names files that are there', () => {
    for (const path of LONGEST) expect([path, existsSync(fromRoot(path))]).toEqual([path, true]);
  });

  it('begins with the longest, and leaves the others to Vitest', async () => {
    const others = ['libs/core/src/retry.test.ts', 'libs/core/src/scopes.test.ts'];
    const paths = [others[1], ...[...LONGEST].reverse(), others[0]];
    const order = await sorted(paths.map((path) => spec(path, 'unit')));
    expect(order).toEqual([...LONGEST, ...others]);
  });

  it('mixes no two projects, for which a worker would have to start again', async () => {
    const order = await sorted([
      spec('libs/core/src/retry.test.ts', 'unit'),
      spec('apps/server/test/plane/activity.test.ts', 'integration'),
      spec(LONGEST[0], 'integration'),
      spec('libs/core/src/scopes.test.ts', 'unit'),
      spec('apps/server/test/browser/frame.test.ts', 'browser'),
    ]);
    expect(order).toEqual([
      'apps/server/test/browser/frame.test.ts',
      LONGEST[0],
      'apps/server/test/plane/activity.test.ts',
      'libs/core/src/retry.test.ts',
      'libs/core/src/scopes.test.ts',
    ]);
  });
});
