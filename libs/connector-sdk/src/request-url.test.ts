import { describe, expect, it } from 'vitest';
import { RequestBuildError } from './request-build-error.ts';
import { requestUrl } from './request-url.ts';

const context = (settings = {}) => ({ settings, flow: 'oauth' as const, now: 0 });
const connector = { baseUrl: 'https://api.acme.test/v1', hosts: ['login.acme.test', '*.cdn.test'] };
const to = (baseUrl: string, over = {}) =>
  requestUrl({ ...connector, ...over }, { method: 'GET', path: '/x', baseUrl }, context()).href;

describe('where a request may go', () => {
  it('is the base address by default', () => {
    expect(requestUrl(connector, { method: 'GET', path: '/x' }, context()).href).toBe(
      'https://api.acme.test/v1/x',
    );
  });

  it('is a declared host, or one label or more below a declared domain', () => {
    expect(to('https://login.acme.test')).toBe('https://login.acme.test/x');
    expect(to('https://a.b.cdn.test')).toBe('https://a.b.cdn.test/x');
  });

  it.each([
    'https://evil.test',
    'https://cdn.test',
    'https://evilcdn.test',
    'https://login.acme.test.evil.test',
    'https://login.acme.test:8443',
  ])('is not %s', (url) => {
    expect(() => to(url)).toThrow(RequestBuildError);
  });

  it('is a host of the settings, port included', () => {
    const hostsFromSettings = () => ['id.shop.test:8443'];
    expect(to('https://id.shop.test:8443', { hostsFromSettings })).toBe(
      'https://id.shop.test:8443/x',
    );
    expect(() => to('https://id.shop.test', { hostsFromSettings })).toThrow(RequestBuildError);
  });

  it('does not ask for a base address that is not known yet when the request has its own', () => {
    const baseUrl = () => {
      throw new Error('not known');
    };
    expect(to('https://login.acme.test', { baseUrl })).toBe('https://login.acme.test/x');
  });
});
