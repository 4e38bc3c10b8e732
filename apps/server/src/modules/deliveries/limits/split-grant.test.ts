import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { splitGrant } from './split-grant.ts';

describe('what an account was granted', () => {
  it('is all that was wanted where it suffices', () => {
    expect(splitGrant(9, [2, 4, 3], 1)).toEqual([2, 4, 3]);
  });

  it('is shared alike, and the little wish is met', () => {
    expect(splitGrant(20, [128, 2, 128], 0)).toEqual([9, 2, 9]);
  });

  it('goes to each in turn where it is too little for all', () => {
    const turns = [0, 1, 2].map((turn) => splitGrant(1, [5, 5, 5], turn));
    expect(turns).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });

  it('is never exceeded, and never left over where it is wanted', () => {
    const wants = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.nat(500), wants, fc.nat(100), (granted, wanted, turn) => {
        const parts = splitGrant(granted, wanted, turn);
        const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
        expect(sum(parts)).toBe(Math.min(granted, sum(wanted)));
        for (const [index, part] of parts.entries()) {
          expect(part).toBeLessThanOrEqual(wanted[index]!);
          expect(part).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
