import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { OutboundError } from './outbound-error.ts';
import { redirectTarget } from './redirect.ts';

const FROM = new URL('http://api.example:8080/a/b?x=1');

function target(
  location: string | undefined,
  status = 302,
  method: 'GET' | 'POST' = 'GET',
): unknown {
  return redirectTarget(method, FROM, status, location)?.href;
}

describe('redirectTarget', () => {
  it.each([301, 302, 303, 307, 308])('follows %d on the same origin', (status) => {
    expect(target('/c', status)).toBe('http://api.example:8080/c');
    expect(target('c?y=2', status)).toBe('http://api.example:8080/a/c?y=2');
  });

  it('follows from http to https on the same host', () => {
    expect(target('https://api.example/c')).toBe('https://api.example/c');
    expect(target('https://API.example:8443/c')).toBe('https://api.example:8443/c');
  });

  it.each([200, 300, 304, 305, 306, 400])('is none at %d', (status) => {
    expect(target('http://elsewhere.example/', status)).toBeUndefined();
  });

  it('is none without a location', () => {
    expect(target(undefined)).toBeUndefined();
  });

  it.each([
    'http://elsewhere.example/secret?token=canary',
    '//elsewhere.example/secret?token=canary',
    'http://api.example.evil.example/secret?token=canary',
    'http://api.example:9090/secret?token=canary',
    'http://sub.api.example:8080/secret?token=canary',
    'http://user:canary@api.example:8080/secret',
    'ftp://api.example/secret?token=canary',
    'javascript:canary',
    'data:text/plain,canary',
    'http://[canary/secret',
    'http://127.0.0.1:8080/secret?token=canary',
  ])('refuses %s, naming no more than its host', (location) => {
    expect(() => target(location)).toThrow(expect.objectContaining({ code: 'redirect_refused' }));
    expect(() => target(location)).not.toThrow(/canary|secret/);
  });

  it('refuses to fall back from https to http', () => {
    const from = new URL('https://api.example/');
    expect(() => redirectTarget('GET', from, 302, 'http://api.example/')).toThrow(/refused/);
  });

  it.each([301, 302, 303, 307, 308])(
    'refuses %d for a POST, which must not run twice',
    (status) => {
      expect(() => target('/c', status, 'POST')).toThrow(/of a POST request; refused/);
    },
  );

  it('leads to the same host or nowhere, whatever the location', () => {
    const parts = fc.constantFrom(
      ...'/?#@:\\.[]%\t\n',
      '//',
      'http:',
      'https:',
      'api.example',
      'evil',
    );
    const locations = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc.array(parts).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(locations, (location) => {
        const outcome = outcomeOf(location);
        if (outcome instanceof OutboundError) {
          expect(outcome.code).toBe('redirect_refused');
          return;
        }
        expect(outcome?.hostname).toBe('api.example');
        expect(outcome?.username).toBe('');
      }),
      { numRuns: 2_000 },
    );
  });
});

function outcomeOf(location: string): URL | undefined | OutboundError {
  try {
    return redirectTarget('GET', FROM, 302, location);
  } catch (error) {
    if (error instanceof OutboundError) return error;
    throw error;
  }
}
