import { expect, it } from 'vitest';
import type { LogEntry } from '@patchbay/contracts/delivery';
import { mergeLive } from './merge-live.ts';

const entry = (id: number, second: number) =>
  ({ id, attempted_at: `2026-03-10T12:00:0${second}.000Z` }) as LogEntry;

it('shows each entry once, by time and then by id, wherever it came from', () => {
  const merged = mergeLive([entry(4, 3), entry(1, 1)], [entry(5, 3), entry(4, 3), entry(2, 2)]);
  expect(merged.map(({ id }) => id)).toEqual([5, 4, 2, 1]);
});
