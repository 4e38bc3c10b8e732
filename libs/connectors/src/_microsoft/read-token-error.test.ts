import { expect, it } from 'vitest';
import { readTokenError } from './read-token-error.ts';

it.each([
  ['AADSTS700082: The refresh token has expired due to inactivity.', 'expired'],
  ['AADSTS50076: Due to a configuration change … you must use multi-factor', 'expired'],
  ['AADSTS50173: The provided grant has expired due to it being revoked', 'revoked'],
  ['AADSTS65001: The user or administrator has not consented', 'revoked'],
  ['AADSTS7000222: The provided client secret keys are expired.', 'client_refused'],
  ['AADSTS700016: Application with identifier was not found', 'client_refused'],
  ['AADSTS90033: A transient error has occurred.', undefined],
  ['Token has been expired or revoked.', undefined],
])('Microsoft’s "%s" means %s', (description, meaning) => {
  expect(readTokenError({ status: 400, error: 'invalid_grant', description })).toBe(meaning);
});
