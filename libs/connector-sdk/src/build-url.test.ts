import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { buildUrl } from './build-url.ts';
import { RequestBuildError } from './request-build-error.ts';
import type { VendorRequest } from './request.ts';

const get = (path: string, more: Partial<VendorRequest> = {}): VendorRequest => ({
  method: 'GET',
  path,
  ...more,
});

describe('the address of a request', () => {
  it('joins base and path with one slash', () => {
    for (const [base, path] of [
      ['https://h/v1', '/me'],
      ['https://h/v1/', '/me'],
      ['https://h/v1/', 'me'],
    ] as const) {
      expect(buildUrl(base, get(path)).href).toBe('https://h/v1/me');
    }
  });

  it('keeps the base as it is when the path is empty', () => {
    expect(buildUrl('https://h/hook/', get('')).href).toBe('https://h/hook/');
    expect(buildUrl('https://h/hook?t=1', get('')).href).toBe('https://h/hook?t=1');
  });

  it('fills places percent-encoded', () => {
    const request = get('/lists/{id}/x', { params: { id: 'a/b ?#%ä' } });
    expect(buildUrl('https://h', request).pathname).toBe('/lists/a%2Fb%20%3F%23%25%C3%A4/x');
  });

  it('does not fill a place that is part of a value', () => {
    const request = get('/{a}/{b}', { params: { a: '{b}', b: 'c' } });
    expect(buildUrl('https://h', request).pathname).toBe('/%7Bb%7D/c');
  });

  it('repeats the name of a query parameter with several values and drops absent ones', () => {
    const request = get('/x', { query: { a: ['1', '2'], b: undefined, c: false } });
    expect(buildUrl('https://h', request).search).toBe('?a=1&a=2&c=false');
  });

  it.each([undefined, '', '.', '..'])('refuses %j as a path parameter', (value) => {
    const params: Record<string, string> = value === undefined ? {} : { id: value };
    expect(() => buildUrl('https://h', get('/a/{id}/b', { params }))).toThrow(RequestBuildError);
  });

  it('prefers the base of the request', () => {
    expect(buildUrl('https://h', get('/x', { baseUrl: 'https://other/v2' })).href).toBe(
      'https://other/v2/x',
    );
  });

  it('sends a raw path in place of the template, with its query', () => {
    const request = get('/{path}', { rawPath: '/orders/{x}?a=1', query: { b: 2 } });
    expect(buildUrl('https://h/v1', request).href).toBe('https://h/v1/orders/%7Bx%7D?a=1&b=2');
  });

  it.each(['../secret', '/..', '/a/../../b', '/%2e%2e/b', '/%2E./b', '/..\\b', '../v10'])(
    'refuses the raw path %j that leaves the base',
    (rawPath) => {
      expect(() => buildUrl('https://h/v1', get('/{path}', { rawPath }))).toThrow(
        RequestBuildError,
      );
    },
  );

  it('never leaves host and base, whatever parameter, raw path or base path it is given', () => {
    const base = fc.constantFrom('https://h/v1', 'https://h', 'https://h//x', 'https://h/a/b/');
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '//evil',
        '\\\\evil',
        'https://evil/',
        '@evil',
        '..',
        '%2e%2e',
        '/',
        '?',
        '#',
      ),
    );
    fc.assert(
      fc.property(base, fc.array(piece, { maxLength: 6 }), fc.boolean(), (from, parts, raw) => {
        const text = parts.join('');
        const request = raw
          ? get('/{p}', { rawPath: text })
          : get('/a/{p}/b', { params: { p: text } });
        let url: URL;
        try {
          url = buildUrl(from, request);
        } catch (error) {
          expect(error).toBeInstanceOf(RequestBuildError);
          return;
        }
        const root = new URL(from).pathname.replace(/\/+$/, '');
        expect(url.origin).toBe('https://h');
        expect(`${url.pathname}/`.startsWith(`${root}/`)).toBe(true);
        if (!raw) expect(url.pathname.split('/')).toHaveLength(root.split('/').length + 3);
      }),
      { numRuns: 2000 },
    );
  });
});
