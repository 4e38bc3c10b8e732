import { describe, expect, it } from 'vitest';
import { proxyPath } from './proxy-path.ts';

const AT = '/api/v1/sites/default/connections/7/proxy';

describe('the path behind /proxy', () => {
  it.each([
    [AT, '/'],
    [`${AT}/`, '/'],
    [`${AT}?limit=1`, '/?limit=1'],
    [`${AT}/v1/orders?limit=1&a=b?c`, '/v1/orders?limit=1&a=b?c'],
    [`${AT}/proxy/v1`, '/proxy/v1'],
    [`${AT}/a%20b`, '/a%20b'],
  ])('of %s is %s, as it was written', (url, path) => expect(proxyPath(url)).toBe(path));

  it.each(['proxy', 'proxy-2', 'a-proxy'])('is found behind a site that is called %s', (site) => {
    const url = AT.replace('default', site);
    expect(proxyPath(`${url}/v1/orders`)).toBe('/v1/orders');
  });

  it('is no absolute address, not even one of this service', () => {
    expect(() => proxyPath(`http://evil.example${AT}/v1/orders`)).toThrow('below the vendor');
  });

  it.each(['/..', '/a/../b', '//evil.example', '/%2e%2e', '/a%2Fb', '/a%5cb', '/%252e%252e/x', '/%00', '/%', '/a\\b'])(
    'must not be %s',
    (path) => expect(() => proxyPath(`${AT}${path}`)).toThrow('below the vendor'),
  ); // prettier-ignore
});
