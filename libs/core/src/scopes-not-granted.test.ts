import { describe, expect, it } from 'vitest';
import { scopesNotGranted } from './scopes-not-granted.ts';

describe('scopes that were asked for and not granted', () => {
  it.each([
    ['are those the answer leaves out', ['a'], ['b', 'a', 'c', 'b'], true, ['b', 'c']],
    ['are none when all came, and more', ['a', 'b', 'c'], ['b'], true, []],
    ['are not offline_access when a refresh token came', ['a'], ['a', 'offline_access'], true, []],
    [
      'are offline_access when none came',
      ['a'],
      ['a', 'offline_access'],
      false,
      ['offline_access'],
    ],
    [
      'are not those of OpenID Connect in Google’s spelling',
      ['https://www.googleapis.com/auth/userinfo.email'],
      ['email', 'profile'],
      true,
      ['profile'],
    ],
    ['are compared by their own names', [], ['constructor'], true, ['constructor']],
  ])('%s', (_, granted, requested, hasRefreshToken, expected) => {
    expect(scopesNotGranted(granted, requested, hasRefreshToken)).toEqual(expected);
  });
});
