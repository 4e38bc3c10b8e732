import { expect, it } from 'vitest';
import { change, figuresOf, shareText } from './figures.ts';
import { periodSpan } from './period-span.ts';

it('the rate is of deliveries that ended: one that is tried again has not failed', () => {
  expect(figuresOf({ delivered: 90, retried: 500, failed: 10 })).toEqual({ ended: 100, attempts: 600, failed: 10, success: 0.9 }); // prettier-ignore
  expect(figuresOf(undefined).success).toBeNull();
});

it('a change needs something before it', () => {
  expect([change(12, 10), change(5, 0), change(5, null), change(null, 4)]).toEqual([0.2, null, null, null]); // prettier-ignore
});

it('never reads as 100 % while something failed', () => {
  expect([1, 0.99996, 0.9995, 0.5, 0].map((share) => shareText(share, 'en'))).toEqual(['100%', '99.996%', '99.95%', '50%', '0%']); // prettier-ignore
  expect(shareText(0.99999999, 'en')).not.toBe('100%');
});

it('a period is whole hours that end with the present one, and so is the one before', () => {
  const { now, before } = periodSpan('24h', Date.parse('2026-03-10T12:34:56Z'));
  expect([now.from, now.to].map((ms) => new Date(ms).toISOString())).toEqual(['2026-03-09T13:00:00.000Z', '2026-03-10T13:00:00.000Z']); // prettier-ignore
  expect([before.to, before.to - before.from]).toEqual([now.from, now.to - now.from]);
});
