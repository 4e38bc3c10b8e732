import { expect, it } from 'vitest';
import { facebookOAuth, readTokenError, repairTokenResponse } from './oauth.ts';

it('turns Meta’s errors into words of RFC 6749', () => {
  expect(
    repairTokenResponse({ error: { code: 190, error_subcode: 460, message: 'Changed password' } }),
  ).toEqual({ error: '190_460', error_description: 'Changed password' });
  const token = { access_token: 't', token_type: 'bearer', expires_in: 5_183_944 };
  expect(repairTokenResponse(token)).toEqual(token);
});

it.each([
  ['190_463', 'Session has expired', 'expired'],
  ['190_460', 'The password was changed', 'revoked'],
  ['1', 'Error validating client secret.', 'client_refused'],
  ['101', 'Error validating application.', 'client_refused'],
  ['190', 'Cannot parse access token', undefined],
])('reads %s %s as %s', (error, description, meaning) => {
  expect(readTokenError({ status: 400, error, description })).toBe(meaning);
});

it('buys the next token with the one there is', () => {
  const client = { clientId: '1', clientSecret: 's' };
  expect(facebookOAuth.longLived.refresh('t', client)).toMatchObject({
    method: 'GET',
    path: '/oauth/access_token',
    query: { grant_type: 'fb_exchange_token', fb_exchange_token: 't', client_id: '1' },
  });
});
