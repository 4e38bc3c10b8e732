import { expect, it } from 'vitest';
import { trendsOf } from './trends-of.ts';

const from = Date.parse('2026-03-10T00:00:00Z');
const span = { from, step: 3_600_000, count: 3 };
const at = (hour: number) => new Date(from + hour * 3_600_000).toISOString();

it('each connection has its own bars, hour by hour', () => {
  const trends = trendsOf(
    [1, 2],
    [
      { at: at(0), delivered: 3, failed: 1, retried: 0, connection_id: 1 },
      { at: at(2), delivered: 4, failed: 0, retried: 2, connection_id: 1 },
      { at: at(1), delivered: 0, failed: 2, retried: 0, connection_id: 2 },
    ],
    span,
  );
  expect(trends.get(1)!.bars).toEqual([{ arrived: 3, failed: 1 }, { arrived: 0, failed: 0 }, { arrived: 4, failed: 0 }]); // prettier-ignore
  expect([trends.get(1)!.retried, trends.get(2)!.retried]).toEqual([2, 0]);
  expect([trends.get(1)!.errorRate, trends.get(2)!.errorRate]).toEqual([1 / 8, 1]);
});

it('one without deliveries has empty bars and no rate', () => {
  expect(trendsOf([7], [], span).get(7)).toMatchObject({ arrived: 0, errorRate: null, bars: [{}, {}, {}] }); // prettier-ignore
});

it('what lies beside the hours, or belongs to another, is left out', () => {
  const stray = [
    { at: at(-1), delivered: 1, failed: 1, retried: 0, connection_id: 1 },
    { at: at(3), delivered: 1, failed: 1, retried: 0, connection_id: 1 },
    { at: at(1), delivered: 1, failed: 1, retried: 0, connection_id: 9 },
    { at: at(1), delivered: 1, failed: 1, retried: 0, connection_id: null },
  ];
  expect(trendsOf([1], stray, span).get(1)).toMatchObject({ arrived: 0, failed: 0 });
});
