import { describe, expect, it } from 'vitest';
import { basicAuth, bearer, header, type Inject, type OutgoingRequest } from './inject.ts';
import { injectorOf } from './injector-of.ts';
import { oauth2 } from './oauth2.ts';

function headersAfter(inject: Inject, credentials: Record<string, string>) {
  const request: OutgoingRequest = {
    method: 'GET',
    url: new URL('https://h/'),
    headers: { authorization: 'of the caller', 'x-key': 'of the caller' },
    body: '',
  };
  inject(request, { credentials, settings: {}, now: 0, messageId: 'm' });
  return request.headers;
}

describe('an injector', () => {
  it('replaces whatever stood in the credential’s header', () => {
    expect(headersAfter(bearer('t'), { t: 'abc' })['authorization']).toBe('Bearer abc');
    expect(headersAfter(header('X-Key', 'k'), { k: 'abc' })['x-key']).toBe('abc');
  });

  it('encodes basic credentials as UTF-8 (RFC 7617)', () => {
    expect(headersAfter(basicAuth('u', 'p'), { u: 'test', p: '123£' })['authorization']).toBe(
      'Basic dGVzdDoxMjPCow==',
    );
  });

  it('of an OAuth flow sends the access token as Bearer unless the vendor deviates', () => {
    const declared = { tokenUrl: 'https://h/t', authorizeUrl: 'https://h/a', scopes: {} };
    const tokens = { access_token: 'at' };
    expect(headersAfter(injectorOf(oauth2(declared)), tokens)['authorization']).toBe('Bearer at');
    const own = oauth2({ ...declared, inject: header('x-key', 'access_token') });
    expect(headersAfter(injectorOf(own), tokens)['x-key']).toBe('at');
  });
});
