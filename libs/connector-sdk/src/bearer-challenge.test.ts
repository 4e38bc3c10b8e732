import { describe, expect, it } from 'vitest';
import { bearerChallenge } from './bearer-challenge.ts';

const read = (challenge?: string) =>
  bearerChallenge({
    status: 401,
    headers: challenge === undefined ? {} : { 'www-authenticate': challenge },
    text: '',
    body: undefined,
  });

describe('a Bearer challenge (RFC 6750 section 3)', () => {
  it('says nothing without an error', () => {
    expect(read()).toBeUndefined();
    expect(read('Bearer realm="api"')).toBeUndefined();
    expect(read('Basic realm="error"')).toBeUndefined();
    expect(read('Bearer realm="x", error="invalid_request"')).toBeUndefined();
  });

  it('reads an invalid token as expired, since a refresh may help', () => {
    expect(
      read('Bearer realm="x", error="invalid_token", error_description="The token expired"'),
    ).toEqual({ kind: 'credential_expired', code: 'invalid_token' });
    expect(read('bearer error=invalid_token')?.kind).toBe('credential_expired');
  });

  it('reads an invalid token as revoked when the vendor says so and nothing else', () => {
    const about = (words: string) =>
      read(`Bearer error="invalid_token", error_description="${words}"`)?.kind;
    expect(about('The token was revoked')).toBe('credential_revoked');
    expect(about('expired or revoked')).toBe('credential_expired');
  });

  it('names the scopes that are missing', () => {
    expect(read('Bearer error="insufficient_scope", scope="a:read b:write"')).toEqual({
      kind: 'scope_insufficient',
      code: 'insufficient_scope',
      missingScopes: ['a:read', 'b:write'],
    });
    expect(read('Bearer error="insufficient_scope"')).toEqual({
      kind: 'scope_insufficient',
      code: 'insufficient_scope',
    });
  });

  it('does not take error_description for error', () => {
    expect(read('Bearer error_description="invalid_token"')).toBeUndefined();
  });
});
