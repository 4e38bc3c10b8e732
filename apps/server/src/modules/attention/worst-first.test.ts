import { expect, it } from 'vitest';
import type { AttentionItem } from '@patchbay/contracts/attention';
import { worstFirst } from './worst-first.ts';

const item = (id: number, severity: 'error' | 'warning', held = 0, more: object = {}) =>
  ({
    severity,
    connection: { id, state: 'active', updated_at: '2026-01-01T00:00:00.000Z', ...more },
    held: held ? { count: held, at_least: false, oldest_at: '' } : null,
    alerts: [],
  }) as unknown as AttentionItem;
const order = (...items: AttentionItem[]) =>
  items.sort(worstFirst).map(({ connection }) => connection.id);

it('what is broken comes before what still works, however much a working one holds', () => {
  expect(order(item(1, 'warning', 900), item(2, 'error'))).toEqual([2, 1]);
});

it('of two alike, the one that holds more comes first', () => {
  expect(order(item(1, 'error', 3), item(2, 'error', 40), item(3, 'error'))).toEqual([2, 1, 3]);
});

it('what somebody paused comes last', () => {
  expect(order(item(1, 'warning', 900, { state: 'paused' }), item(2, 'warning'))).toEqual([2, 1]);
});

it('what is longest known comes first, else the older connection', () => {
  const old = { updated_at: '2025-01-01T00:00:00.000Z' };
  expect(order(item(1, 'error'), item(2, 'error', 0, old), item(3, 'error'))).toEqual([2, 1, 3]);
});
