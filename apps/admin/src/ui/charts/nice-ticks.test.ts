import { expect, it } from 'vitest';
import { niceTicks } from './nice-ticks.ts';

it.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [10, [0, 3, 6, 9, 12]],
  [97, [0, 25, 50, 75, 100]],
  [1200, [0, 500, 1000, 1500]],
])('counts up to %s are read off whole round numbers', (max, ticks) => {
  expect(niceTicks(max, true)).toEqual(ticks);
});

it('the last tick covers the highest value, with at most five', () => {
  for (let n = 0; n < 500; n += 1) {
    const max = Math.random() * 10 ** (n % 7);
    const ticks = niceTicks(max);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(max * (1 - 1e-9));
    expect(ticks.length).toBeLessThanOrEqual(5);
  }
});
