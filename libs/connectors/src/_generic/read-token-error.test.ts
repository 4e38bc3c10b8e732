import { describe, expect, it } from 'vitest';
import { readTokenError } from './read-token-error.ts';

const read = (error: string, description = '') =>
  readTokenError({ status: 400, error, description });

describe('a refused refresh means', () => {
  it.each([
    'The refresh token was revoked by the user',
    'Access withdrawn',
    'This account is suspended',
    'User has been deactivated',
    'The user account is disabled',
    'Account has been deleted',
    'The app was uninstalled',
    'application deauthorized',
  ])('revoked when the vendor says "%s"', (description) => {
    expect(read('invalid_grant', description)).toBe('revoked');
  });

  it.each([
    '',
    'Token expired',
    'Token has been expired or revoked.',
    'The token has expired due to inactivity',
    'expired access/refresh token',
    'Stale refresh token',
  ])('expired when the vendor says "%s"', (description) => {
    expect(read('invalid_grant', description)).toBe('expired');
  });

  it.each([
    ['token_expired', 'expired'],
    ['login_required', 'expired'],
    ['token_revoked', 'revoked'],
    ['consent_required', 'revoked'],
    ['account_inactive', 'revoked'],
    ['inactive_user', 'revoked'],
  ])('by the code %s alone %s', (error, meaning) => {
    expect(read(error)).toBe(meaning);
  });

  it.each(['invalid_request', 'invalid_scope', 'server_error', 'toString', ''])(
    'nothing about the grant when the code is "%s"',
    (error) => {
      expect(read(error, 'the token was revoked')).toBeUndefined();
    },
  );
});
