import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { missingScopes, parseScopes } from './scopes.ts';

describe('the scopes that are missing', () => {
  it('are those required and not granted, in the order required, each once', () => {
    expect(missingScopes(['b', 'x'], ['c', 'b', 'a', 'c'])).toEqual(['c', 'a']);
  });

  it('are none when nothing is required', () => {
    expect(missingScopes([], [])).toEqual([]);
  });

  it('are told apart by every letter', () => {
    expect(missingScopes(['Read', 'read.all'], ['read'])).toEqual(['read']);
  });

  it('together with the granted cover the required, and nothing more', () => {
    const scopes = fc.array(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e'), { maxLength: 8 });
    fc.assert(
      fc.property(scopes, scopes, (granted, required) => {
        const missing = missingScopes(granted, required);
        expect(missingScopes([...granted, ...missing], required)).toEqual([]);
        expect(missing.some((scope) => granted.includes(scope))).toBe(false);
        expect(missing.every((scope) => required.includes(scope))).toBe(true);
      }),
    );
  });
});

describe('the scopes of a token response', () => {
  it.each([
    ['a b', ['a', 'b']],
    ['a,b', ['a', 'b']],
    [' a,  b a ', ['a', 'b']],
    ['a+b', ['a', 'b']],
    ['a+b c', ['a+b', 'c']],
    [
      ['a', 'b', 'a', 7],
      ['a', 'b'],
    ],
    [
      ['a b', 'c'],
      ['a', 'b', 'c'],
    ],
    [[], []],
    ['https://h/auth/x.readonly', ['https://h/auth/x.readonly']],
  ])('in %j are %j', (value, scopes) => {
    expect(parseScopes(value)).toEqual(scopes);
  });

  it.each([undefined, null, '', '  ', 0, true, {}])(
    'are not stated by %j, so they are as asked',
    (value) => {
      expect(parseScopes(value)).toBeUndefined();
    },
  );
});
