import { describe, expect, it } from 'vitest';
import { entityTag } from './entity-tag.ts';
import { readIfMatch, requireMatch } from './if-match.ts';

describe('an entity tag', () => {
  it('is the same for the same values in whatever order, and another for others', () => {
    expect(entityTag({ a: 1, b: { c: 2, d: 3 } })).toBe(entityTag({ b: { d: 3, c: 2 }, a: 1 }));
    expect(entityTag({ a: 1 })).not.toBe(entityTag({ a: 2 }));
    expect(entityTag({ a: 1 })).toMatch(/^"[\w-]{27}"$/);
  });
});

describe('If-Match', () => {
  it.each([
    ['"a"', ['"a"']],
    ['"a", W/"b" ,"c,d"', ['"a"', 'W/"b"', '"c,d"']],
    [' * ', ['*']],
    [undefined, undefined],
  ])('reads %s', (header, tags) => {
    expect(readIfMatch(header)).toEqual(tags);
  });

  it.each(['', 'a', '"a" b', '"a', '*, "a"', '"a b"'])('refuses %j', (header) => {
    expect(() => readIfMatch(header)).toThrow('If-Match');
  });

  it('holds where the tag is named or any will do, and where nothing is stated', () => {
    for (const wanted of [undefined, ['*'], ['"b"', '"a"']]) {
      expect(() => requireMatch(wanted, '"a"')).not.toThrow();
    }
  });

  it('does not hold for another tag, nor for a weak one', () => {
    for (const wanted of [['"b"'], ['W/"a"'], ['"*"']]) {
      expect(() => requireMatch(wanted, '"a"')).toThrow(
        expect.objectContaining({ status: 412, code: 'changed_meanwhile' }),
      );
    }
  });
});
