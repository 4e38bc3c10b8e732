import { describe, expect, it } from 'vitest';
import { isOpenAtFirst } from './group-openness.ts';

const open = (...counts: number[]) => {
  const groups = counts.map((connections) => ({ connections }));
  return groups.map((_, index) => isOpenAtFirst(groups, index));
};

describe('which groups are open at first', () => {
  it('all of a short list', () => expect(open(3, 12, 5)).toEqual([true, true, true]));
  it('the first, however long', () => expect(open(90_000, 1)).toEqual([true, false]));
  it('as many as stay short together', () => expect(open(30, 10, 1)).toEqual([true, true, false]));
});
