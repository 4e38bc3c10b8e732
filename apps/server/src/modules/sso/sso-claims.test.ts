import { describe, expect, it } from 'vitest';
import { isWhole, readClaims } from './sso-claims.ts';

const ID = { iss: 'https://idp.example', sub: 'jane' };

describe('what a provider says of a person', () => {
  it('is an address only where the same mouth vouches for it', () => {
    const email = 'Jane@Example.com';
    const read = (token: object, info?: object) =>
      readClaims({ ...ID, ...token }, 'groups', info as Record<string, unknown>).email;
    expect(read({ email, email_verified: true })).toBe('jane@example.com');
    expect(read({ email }, { email: 'other@example.com', email_verified: true })).toBe(
      'other@example.com',
    );
    expect(read({ email, email_verified: false }, { email, email_verified: true })).toBeNull();
    expect(read({ email_verified: true }, { email })).toBeNull();
    expect(read({ email: 'no address', email_verified: true })).toBeNull();
    expect(read({ email })).toBeNull();
  });

  it('is groups by the claim that was configured, wherever it stands', () => {
    const claim = 'https://example.com/groups';
    expect(readClaims({ ...ID, [claim]: ['a', 'a', 7, null] }, claim).groups).toEqual(['a']);
    expect(readClaims(ID, claim, { [claim]: 'b' }).groups).toEqual(['b']);
    expect(readClaims({ ...ID, groups: ['a'] }, claim).groups).toEqual([]);
  });

  it('never names another person than the token does', () => {
    const info = { iss: 'https://evil.example', sub: 'admin' };
    expect(readClaims(ID, 'groups', info)).toMatchObject({ issuer: ID.iss, subject: 'jane' });
  });

  it.each([{ sub: 'x' }, { iss: 'x' }, { iss: 'x', sub: '' }, { iss: 'x', sub: 'nul\0' }])(
    'is refused without an issuer and a subject that can be kept: %j',
    (claims) => {
      expect(() => readClaims(claims, 'groups')).toThrow();
    },
  );

  it('is asked for further when the token keeps silent', () => {
    expect(isWhole({ email_verified: false, groups: [] }, 'groups')).toBe(true);
    expect(isWhole({ email_verified: true }, 'groups')).toBe(false);
    expect(isWhole({ groups: [] }, 'groups')).toBe(false);
  });
});
