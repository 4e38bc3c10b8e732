import { expect, it } from 'vitest';
import { rangeBounds } from './date-range.ts';

const NOW = Date.parse('2026-03-10T12:00:42Z');

it('counts a preset back from now, to the minute', () => {
  expect(rangeBounds({ range: '24h' }, NOW)).toEqual({ from: '2026-03-09T12:00:00.000Z' });
});

it('reads bounds in the zone of the viewer', () => {
  const local = '2026-03-01T09:30';
  expect(rangeBounds({ from: local }, NOW)).toEqual({
    from: new Date(local).toISOString(),
    to: undefined,
  });
});

it('has no bounds when the address holds nothing readable', () => {
  expect(rangeBounds({ range: 'aeon', from: 'yesterday' }, NOW)).toEqual({
    from: undefined,
    to: undefined,
  });
});
