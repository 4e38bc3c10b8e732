import { expect, it } from 'vitest';
import { parseSearch, stringifySearch } from './search-text.ts';

it('keeps text that looks like a number, a boolean or JSON as text', () => {
  expect(parseSearch('?q=007&live=1&x=true&y=%7B%7D')).toEqual({
    q: '007',
    live: '1',
    x: 'true',
    y: '{}',
  });
});

it('leaves out what is undefined or empty', () => {
  expect(stringifySearch({ q: 'a b&c', state: undefined, sort: '' })).toBe('?q=a+b%26c');
  expect(stringifySearch({})).toBe('');
});

it('reads back what it wrote', () => {
  const search = { next: '/sites/a/log?outcome=failed,retried&q=x', expired: '1' };
  expect(parseSearch(stringifySearch(search))).toEqual(search);
});
