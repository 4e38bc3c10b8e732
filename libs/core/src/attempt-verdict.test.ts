import { describe, expect, it } from 'vitest';
import { attemptVerdict } from './attempt-verdict.ts';

/** Every status a vendor can send, by what it means. */
const verdicts = (from: number, to: number) =>
  new Set(Array.from({ length: to - from + 1 }, (_, index) => attemptVerdict(from + index)));

describe('what a status code means for a delivery', () => {
  it('is delivered for every 2xx and nothing else', () => {
    expect(verdicts(200, 299)).toEqual(new Set(['delivered']));
    for (const [from, to] of [
      [100, 199],
      [300, 399],
      [400, 499],
      [500, 599],
    ] as const) {
      expect(verdicts(from, to)).not.toContain('delivered');
    }
  });

  it('is retry for no answer, 408, 425, 429 and every 5xx', () => {
    expect([null, 408, 425, 429].map(attemptVerdict)).toEqual(Array(4).fill('retry'));
    expect(verdicts(500, 599)).toEqual(new Set(['retry']));
  });

  it('is unauthorized for 401 alone', () => {
    expect(attemptVerdict(401)).toBe('unauthorized');
    expect(verdicts(402, 499)).not.toContain('unauthorized');
  });

  it('is rejected for every other 4xx and for redirects', () => {
    const others = [...Array(100).keys()].map((index) => 400 + index);
    for (const status of others.filter((each) => ![401, 408, 425, 429].includes(each))) {
      expect([status, attemptVerdict(status)]).toEqual([status, 'rejected']);
    }
    expect(verdicts(300, 399)).toEqual(new Set(['rejected']));
  });
});
