import { describe, expect, it } from 'vitest';
import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { repairTokenAnswer, tokenFailure } from './token-answer.ts';

const method = oauth2({ tokenUrl: 'https://vendor.example/token', scopes: {} });
const TOKEN = { access_token: 'a' };
const YEARS_10 = 10 * 365 * 24 * 60 * 60;

const repaired = (body: object, contentType = 'application/json') =>
  repairTokenAnswer(method, JSON.stringify(body), contentType);

describe('a lifetime', () => {
  it.each([
    [3600, 3600],
    ['3600', 3600],
    [' 3600 ', 3600],
    [3599.9, 3599],
    [0.2, 1],
    [1e300, YEARS_10],
    ['1e12', YEARS_10],
  ])('stated as %j is %j seconds', (stated, seconds) => {
    expect(repaired({ ...TOKEN, expires_in: stated })).toMatchObject({ expires_in: seconds });
  });

  it.each([undefined, null, 0, '0', -1, '-3600', '', ' ', 'never', 'NaN', true, [3600], { s: 1 }])(
    'stated as %j is none',
    (stated) => {
      expect(repaired({ ...TOKEN, expires_in: stated })).not.toHaveProperty('expires_in');
    },
  );

  it.each(['refresh_token_expires_in', 'refresh_expires_in', 'x_refresh_token_expires_in'])(
    'of the refresh token is read from %s',
    (name) => {
      const read = { refresh_token_expires_in: 8_726_400 };
      expect(repaired({ ...TOKEN, [name]: '8726400' })).toMatchObject(read);
      expect(repaired({ ...TOKEN, [name]: 0 })).not.toHaveProperty('refresh_token_expires_in');
    },
  );
});

describe('a refresh token', () => {
  it('is kept as it came', () => {
    expect(repaired({ ...TOKEN, refresh_token: 'r+/=' })).toMatchObject({ refresh_token: 'r+/=' });
  });

  it.each([undefined, null, '', '  ', 7, false, {}])('that is %j is none', (refresh_token) => {
    expect(repaired({ ...TOKEN, refresh_token })).not.toHaveProperty('refresh_token');
  });
});

describe('scopes', () => {
  it.each([
    [{ scope: 'read write' }, 'read write'],
    [{ scope: 'read,write' }, 'read write'],
    [{ scope: 'read+write' }, 'read write'],
    [{ scope: ['read', 'write'] }, 'read write'],
    [{ scopes: ['read', 'write'] }, 'read write'],
    [{ scopes: 'read, write' }, 'read write'],
  ])('in %j are read and written', (fields, scope) => {
    expect(repaired({ ...TOKEN, ...fields })).toMatchObject({ scope });
  });

  it.each([{}, { scope: null }, { scope: '' }, { scope: 7 }])('in %j are not stated', (fields) => {
    expect(repaired({ ...TOKEN, ...fields })).not.toHaveProperty('scope');
  });
});

describe('a token type', () => {
  it.each([undefined, 'Bearer', 'BEARER', 'bearer_token', 'N_A', 'mac', '', 7])(
    'of %j is a bearer token, which is how the connector sends it',
    (token_type) => {
      expect(repaired({ ...TOKEN, token_type })).toMatchObject({ token_type: 'bearer' });
    },
  );

  it('is not made up where there is no token', () => {
    expect(repaired({ error: 'invalid_grant' })).toEqual({ error: 'invalid_grant' });
  });
});

describe('an answer in another shape', () => {
  const form = 'access_token=a%2Fb&expires_in=60&scope=read+write&refresh_token=';
  const fields = { access_token: 'a/b', expires_in: 60, scope: 'read write', token_type: 'bearer' };

  it.each(['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded;charset=UTF-8'])(
    'is read as a form when it says %s',
    (contentType) => {
      expect(repairTokenAnswer(method, form, contentType)).toEqual(fields);
    },
  );

  it.each(['text/plain', 'text/html; charset=utf-8', 'application/json', undefined])(
    'is read as a form also when it is one but says %j',
    (contentType) => {
      expect(repairTokenAnswer(method, form, contentType)).toEqual(fields);
    },
  );

  it('is read as JSON whatever it says it is', () => {
    expect(repairTokenAnswer(method, '{"access_token":"a"}', 'text/html')).toMatchObject(TOKEN);
  });

  it.each(['', '<html>error=1</html>', '"text"', '[1', 'null', '7'])(
    'is nothing when it is %j',
    (text) => {
      expect(repairTokenAnswer(method, text, 'application/json')).toEqual({});
    },
  );
});

describe('a refused token request means', () => {
  const failure = (status: number, body: Record<string, unknown>) =>
    tokenFailure(method, status, body, { cause: null, retryAfterMs: undefined }).failure;

  it.each([
    [400, 'invalid_grant', 'expired'],
    [401, 'invalid_grant', 'expired'],
    [200, 'invalid_grant', 'expired'],
    [401, 'invalid_client', 'client_refused'],
    [400, 'unauthorized_client', 'client_refused'],
    [400, 'invalid_request', 'vendor_error'],
    [400, undefined, 'vendor_error'],
    [403, undefined, 'vendor_error'],
    [404, undefined, 'vendor_error'],
    [429, 'invalid_grant', 'vendor_error'],
    [500, 'invalid_grant', 'vendor_error'],
    [503, 'temporarily_unavailable', 'vendor_error'],
  ])('by status %j and error %j %s', (status, error, meaning) => {
    expect(failure(status, { error })).toBe(meaning);
  });

  it('what the vendor’s own words say, its further word included', () => {
    const own = oauth2({
      ...method,
      readTokenError: ({ error, subtype }) =>
        error === 'gone' && subtype === 'for_good' ? 'revoked' : undefined,
    });
    const body = { error: 'gone', error_subtype: 'for_good' };
    const about = { cause: null, retryAfterMs: 7000 };
    expect(tokenFailure(own, 400, body, about)).toMatchObject({
      ...{ failure: 'revoked', code: 'gone', retryAfterMs: 7000 },
    });
  });
});
