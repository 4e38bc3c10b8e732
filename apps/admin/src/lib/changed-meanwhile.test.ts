import { expect, it } from 'vitest';
import { conflicting, merged } from './changed-meanwhile.ts';

const SHOWN = { name: 'Shop', category: 'other', strict: false };

it('is a conflict where both changed the same, each to something else', () => {
  const now = { ...SHOWN, name: 'Theirs' };
  expect(conflicting(SHOWN, now, { ...SHOWN, name: 'Mine' })).toEqual(['name']);
});

it('is none where only one of them changed it, or both alike', () => {
  const now = { ...SHOWN, category: 'supplier', strict: true };
  expect(conflicting(SHOWN, now, { ...SHOWN, name: 'Mine', strict: true })).toEqual([]);
});

it('is none any more once theirs has been shown', () => {
  const now = { ...SHOWN, name: 'Theirs' };
  expect(conflicting(now, now, { ...SHOWN, name: 'Mine' })).toEqual([]);
});

it('lays what was changed here over what is stored, and undoes nothing of others', () => {
  const now = { ...SHOWN, category: 'supplier', strict: true };
  expect(merged(SHOWN, now, { ...SHOWN, name: 'Mine', category: 'marketing' })).toEqual({
    name: 'Mine',
    category: 'marketing',
    strict: true,
  });
});

it('is none where only the order of what is inside differs', () => {
  const [shown, now] = [{ rule: { a: 1, b: [2] } }, { rule: { b: [2], a: 1 } }];
  expect(conflicting(shown, now, { rule: { a: 3, b: [2] } })).toEqual([]);
});
