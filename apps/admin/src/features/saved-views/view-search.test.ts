import { describe, expect, it } from 'vitest';
import { fromText, toText } from './view-search.ts';

describe('the filters of a page as text', () => {
  it('come back as they were', () => {
    const search = { q: 'Söhne & Co = 100%', state: 'error,paused', sort: '-created_at' };
    expect(fromText(toText(search))).toEqual(search);
  });

  it('are the same however they are written, and leave out what is not set', () => {
    expect(toText({ b: '2', a: '1', c: undefined, d: '' })).toBe(toText({ a: '1', b: '2' }));
  });

  it('hold nothing a query string cannot', () => {
    expect(toText({ q: '#? \n' })).not.toMatch(/[?#\s]/);
  });
});
