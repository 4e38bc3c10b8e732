import { expect, it } from 'vitest';
import { changesOf } from './changes.ts';

it('puts what changed first, each value of a nested object by its path', () => {
  const before = { state: 'active', settings: { base_url: 'a', header: 'x' } };
  const after = { state: 'active', settings: { base_url: 'b', header: 'x' } };
  expect(changesOf(before, after)).toEqual([
    { path: ['settings', 'base_url'], before: 'a', after: 'b', changed: true },
    { path: ['state'], before: 'active', after: 'active', changed: false },
    { path: ['settings', 'header'], before: 'x', after: 'x', changed: false },
  ]);
});

it('takes a list for one value', () => {
  expect(changesOf({ scopes: ['a'] }, { scopes: ['a', 'b'] })).toEqual([
    { path: ['scopes'], before: ['a'], after: ['a', 'b'], changed: true },
  ]);
});

it('reads what was made and what was removed', () => {
  expect(changesOf(null, { name: 'x' })).toMatchObject([{ before: undefined, after: 'x' }]);
  expect(changesOf({ name: 'x' }, null)).toMatchObject([{ before: 'x', after: undefined }]);
  expect(changesOf(null, null)).toEqual([]);
});

it('tells null, which is a value, from nothing', () => {
  expect(changesOf({ reason: null }, { reason: 'it ended' })).toMatchObject([
    { path: ['reason'], before: null, after: 'it ended', changed: true },
  ]);
});
