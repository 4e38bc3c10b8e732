import { expect, it } from 'vitest';
import { type Span, statsSpans } from './stats-spans.ts';

const at = (text: string) => Date.parse(`2026-04-${text}Z`);
const span = (from: string, to: string): Span => ({ from: at(from), to: at(to) });

it('whole hours come from sums, the rest from entries', () => {
  expect(statsSpans(span('01T10:20', '01T14:40'), at('01T00:00'), false)).toEqual({
    entries: [span('01T10:20', '01T11:00'), span('01T14:00', '01T14:40')],
    hours: [span('01T11:00', '01T14:00')],
    days: [],
    summed: span('01T11:00', '01T14:00'),
  });
});

it('whole days come from sums of days where the answer is by day', () => {
  expect(statsSpans(span('01T10:20', '04T02:40'), at('01T00:00'), true)).toEqual({
    entries: [span('01T10:20', '01T11:00'), span('04T02:00', '04T02:40')],
    hours: [span('01T11:00', '02T00:00'), span('04T00:00', '04T02:00')],
    days: [span('02T00:00', '04T00:00')],
    summed: span('01T11:00', '04T02:00'),
  });
});

it('what the sums do not reach comes from entries', () => {
  expect(statsSpans(span('01T00:00', '03T00:00'), at('02T05:00'), true)).toMatchObject({
    entries: [span('01T00:00', '02T05:00')],
    hours: [span('02T05:00', '03T00:00')],
  });
});

it.each([
  ['nothing is summed', null, '01T00:00', '03T00:00'],
  ['the sums begin later', at('05T00:00'), '01T00:00', '03T00:00'],
  ['no whole hour is asked for', at('01T00:00'), '01T10:10', '01T11:50'],
])('all comes from entries when %s', (_case, since, from, to) => {
  const asked = span(from, to);
  expect(statsSpans(asked, since, true)).toEqual({
    entries: [asked],
    hours: [],
    days: [],
    summed: null,
  });
});

it('the stretches meet, and none is counted twice', () => {
  for (let n = 0; n < 500; n += 1) {
    const from = at('01T00:00') + Math.floor(Math.random() * 5 * 86_400_000);
    const to = from + 1 + Math.floor(Math.random() * 5 * 86_400_000);
    const since = n % 5 ? at('03T00:00') + (n % 24) * 3_600_000 : null;
    const { entries, hours, days } = statsSpans({ from, to }, since, n % 2 === 0);
    const all = [...entries, ...hours, ...days].sort((a, b) => a.from - b.from);
    expect(all[0]!.from).toBe(from);
    expect(all.at(-1)!.to).toBe(to);
    for (const [place, next] of all.slice(1).entries()) expect(next.from).toBe(all[place]!.to);
  }
});
