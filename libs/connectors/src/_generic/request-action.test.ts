import { describe, expect, it } from 'vitest';
import type { VendorRequest } from '@patchbay/connector-sdk/request';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { requestAction } from './request-action.ts';

const build = (input: unknown, settings: Record<string, unknown> = {}): VendorRequest =>
  requestAction.request(
    requestAction.input.parse(input),
    { settings, flow: 'api_key', now: 0 },
    {},
  );
const accepts = (input: unknown) => requestAction.input.safeParse(input).success;

describe('the action request', () => {
  it('shows logs a template, never what the caller wrote', () => {
    const request = build({ method: 'GET', path: '/customers/ada@example.com?token=x' });
    expect(request.path).toBe('/{path}');
    expect(request.rawPath).toBe('/customers/ada@example.com?token=x');
  });

  it('sends JSON as JSON and text as text', () => {
    expect(build({ method: 'POST', path: '/x', body: { a: [1] } })).toMatchObject({
      json: { a: [1] },
    });
    expect(build({ method: 'POST', path: '/x', body: null })).toMatchObject({ json: null });
    expect(build({ method: 'POST', path: '/x', body: '<a/>' })).toMatchObject({
      text: '<a/>',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
    const headers = { 'Content-Type': 'application/xml' };
    expect(build({ method: 'PUT', path: '/x', body: '<a/>', headers }).headers).toEqual(headers);
  });

  it('has no body with GET and HEAD', () => {
    expect(accepts({ method: 'GET', path: '/x', body: {} })).toBe(false);
    expect(accepts({ method: 'HEAD', path: '/x', body: '' })).toBe(false);
    expect(accepts({ method: 'DELETE', path: '/x', body: {} })).toBe(true);
  });

  it.each([
    'Authorization',
    'cookie',
    'HOST',
    'Content-Length',
    'transfer-encoding',
    'Connection',
    'Proxy-Authorization',
    'X-Forwarded-For',
    'X-Signature',
    'x-signature-timestamp',
    'a b',
    'a:b',
    '',
  ])('refuses the header %j', (name) => {
    expect(accepts({ method: 'GET', path: '/x', headers: { [name]: 'v' } })).toBe(false);
  });

  it.each(['a\nb', 'a\r\nEvil: 1', 'ä', '\u0000'])('refuses the header value %j', (value) => {
    expect(accepts({ method: 'GET', path: '/x', headers: { 'X-A': value } })).toBe(false);
  });

  it('refuses the header that carries the credential, whatever its case', () => {
    const input = { method: 'GET', path: '/x', headers: { 'x-API-key': 'mine' } };
    expect(() => build(input, { header: 'X-Api-Key' })).toThrow(RequestBuildError);
    expect(build(input, { header: 'Authorization: Bearer' }).headers).toEqual({
      'x-API-key': 'mine',
    });
  });

  it('refuses what it does not know', () => {
    expect(accepts({ method: 'TRACE', path: '/x' })).toBe(false);
    expect(accepts({ method: 'GET', path: '/../x' })).toBe(false);
    expect(accepts({ method: 'GET', path: '/x', url: 'https://evil' })).toBe(false);
  });
});
