import { describe, expect, it } from 'vitest';
import { seeded } from './random.ts';

const choices = (seed: number, stream: string): number[] => {
  const random = seeded(seed, stream);
  return Array.from({ length: 50 }, () => random.between(0, 1000));
};

describe('a seed', () => {
  it('repeats the choices of a stream, and no other stream or seed has them', () => {
    expect(choices(7, 'killer')).toEqual(choices(7, 'killer'));
    expect(choices(7, 'killer')).not.toEqual(choices(8, 'killer'));
    expect(choices(7, 'killer')).not.toEqual(choices(7, 'vendor'));
  });

  it('spreads them over all there is to choose from', () => {
    const random = seeded(1, 'spread');
    const seen = new Set(Array.from({ length: 500 }, () => random.pick([1, 2, 3, 4, 5])));
    expect([...seen].sort()).toEqual([1, 2, 3, 4, 5]);
    expect(random.shuffled([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4]);
  });
});
