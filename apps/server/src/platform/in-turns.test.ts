import { expect, test } from 'vitest';
import { inTurns, mapInTurns } from './in-turns.ts';

test('others get their turn while many items are gone through', async () => {
  const seen: string[] = [];
  setImmediate(() => void seen.push('another'));
  const work = inTurns([1, 2, 3, 4, 5], (item) => void seen.push(`item ${item}`), 2);
  await work;
  expect(seen).toEqual(['item 1', 'item 2', 'another', 'item 3', 'item 4', 'item 5']);
});

test('what fits in one turn waits for nothing', async () => {
  let turns = 0;
  const count = setImmediate(() => (turns += 1));
  expect(await mapInTurns([1, 2], (item, index) => item * 10 + index)).toEqual([10, 21]);
  expect(turns).toBe(0);
  clearImmediate(count);
});

test('what an item throws ends the whole', async () => {
  const seen: number[] = [];
  const work = inTurns([1, 2, 3], (item) => {
    seen.push(item);
    if (item === 2) throw new Error('two');
  });
  await expect(work).rejects.toThrow('two');
  expect(seen).toEqual([1, 2]);
});
