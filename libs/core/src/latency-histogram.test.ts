import { expect, it } from 'vitest';
import { LATENCY_ERROR, latencyBucket, latencyPercentile } from './latency-histogram.ts';

const VALUES = [
  0,
  1,
  31,
  32,
  33,
  63,
  64,
  67,
  100,
  127,
  128,
  999,
  4096,
  30_000,
  599_999,
  2 ** 31 - 1,
];

it.each(VALUES)('a single latency of %d ms is told within the error', (ms) => {
  const told = latencyPercentile([latencyBucket(ms)], [1], 0.5)!;
  expect(Math.abs(told - ms)).toBeLessThanOrEqual(ms * LATENCY_ERROR);
});

it('a bucket begins at its own name, and the one before ends there', () => {
  for (let ms = 0; ms < 5000; ms += 1) {
    expect(latencyBucket(latencyBucket(ms))).toBe(latencyBucket(ms));
    expect(latencyBucket(ms)).toBeLessThanOrEqual(latencyBucket(ms + 1));
  }
});

it('up to 31 ms nothing is lost', () => {
  const buckets = Array.from({ length: 31 }, (_, n) => n + 1);
  const counts = buckets.map(() => 1);
  expect(latencyPercentile(buckets, counts, 0.5)).toBe(16);
  expect(latencyPercentile(buckets, counts, 1)).toBe(31);
});

it('the rank counts every entry of a bucket', () => {
  expect(latencyPercentile([5, 10, 20], [1, 97, 2], 0.5)).toBe(10);
  expect(latencyPercentile([5, 10, 20], [1, 97, 2], 0.98)).toBe(10);
  expect(latencyPercentile([5, 10, 20], [1, 97, 2], 0.99)).toBe(20);
});

it('of nothing there is no percentile', () => {
  expect(latencyPercentile([], [], 0.5)).toBeNull();
});

it('negative latencies, which a clock set back leaves, count as none', () => {
  expect(latencyBucket(-5)).toBe(0);
});
