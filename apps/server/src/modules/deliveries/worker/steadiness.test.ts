import { describe, expect, it } from 'vitest';
import { Steadiness } from './steadiness.ts';

function beating(...at: number[]): Steadiness {
  const steadiness = new Steadiness(10_000);
  for (const now of at) steadiness.heard(now);
  return steadiness;
}

const REGULAR = [0, 2000, 4000, 6000, 8000, 10_000];

describe('a worker may call others dead', () => {
  it('only once its own heartbeats came in time for long enough', () => {
    expect(beating().mayJudge(0)).toBe(false);
    expect(beating(...REGULAR.slice(0, -1)).mayJudge(9999)).toBe(false);
    expect(beating(...REGULAR).mayJudge(10_000)).toBe(true);
  });

  it('not while its own heartbeat is late', () => {
    expect(beating(...REGULAR).mayJudge(14_000)).toBe(true);
    expect(beating(...REGULAR).mayJudge(14_001)).toBe(false);
  });

  it('not soon after one was late', () => {
    const late = [...REGULAR, 22_000];
    expect(beating(...late).mayJudge(22_000)).toBe(false);
    const again = [24_000, 26_000, 28_000, 30_000, 32_000];
    expect(beating(...late, ...again).mayJudge(31_999)).toBe(false);
    expect(beating(...late, ...again).mayJudge(32_000)).toBe(true);
  });
});
