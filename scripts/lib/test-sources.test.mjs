import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { fromRoot } from './paths.mjs';

describe('a package of ours is tested as its sources stand, not as it was built', () => {
  it('by what the tests import', async () => {
    const byName = await import('@patchbay/core/duration');
    expect(byName).toBe(await import('../../libs/core/src/duration.ts'));
  });

  it('by what Node itself imports for them', () => {
    const resolved = createRequire(import.meta.url).resolve('@patchbay/core/duration');
    expect(resolved).toBe(fromRoot('libs', 'core', 'src', 'duration.ts'));
  });
});
