import { expect, it } from 'vitest';
import { nextSort, parseSort } from './sort-text.ts';

it('reads the direction from the sign', () => {
  expect(parseSort('-created_at')).toEqual({ id: 'created_at', desc: true });
  expect(parseSort('state')).toEqual({ id: 'state', desc: false });
  expect(parseSort(undefined)).toBeUndefined();
});

it('starts a column in its own first direction and then turns it', () => {
  expect(nextSort('-created_at', 'state', false)).toBe('state');
  expect(nextSort('state', 'state', false)).toBe('-state');
  expect(nextSort('-state', 'state', false)).toBe('state');
  expect(nextSort('state', 'last_delivery_at', true)).toBe('-last_delivery_at');
});
