import { describe, expect, it } from 'vitest';
import { type AllowedPrefix, isAllowed, parsePrefix } from './allowed-prefix.ts';
import { type ParsedReference, parseReference } from './parse-reference.ts';

const allows = (prefix: string, reference: string, site?: string) =>
  isAllowed(
    [parsePrefix(prefix) as AllowedPrefix],
    parseReference(reference) as ParsedReference,
    site,
  );

describe('a reference', () => {
  it.each([
    'env:',
    'env:A B',
    'env:A-B',
    'env:1A',
    'env:A\nB',
    'file:relative',
    'file:/',
    'file:/run/../etc/passwd',
    'file:/run/./x',
    'file:/run//x',
    'file:/run/x/',
    'file:/run/%2e%2e/x',
    'file:/run/x\0',
    'file:/run\\x',
    'vault:secret',
    'vault:secret/a',
    'vault:secret#key',
    'vault:secret/a#',
    'vault:secret/a#k#l',
    'vault:/secret/a#k',
    'vault:secret/../sys#k',
    'vault:secret/a%2fb#k',
    'vault:secret/a?version=1#k',
    'vault:secret/a\n#k',
    'http://x/y',
  ])('like %j is none', (text) => {
    expect(typeof parseReference(text)).toBe('string');
  });

  it('of each kind is read into its parts', () => {
    expect(parseReference('env:SHOP_KEY')).toEqual({ scheme: 'env', name: 'SHOP_KEY' });
    expect(parseReference('file:/run/secrets/a.b')).toEqual({
      scheme: 'file',
      segments: ['run', 'secrets', 'a.b'],
    });
    expect(parseReference('vault:secret/shop/stripe#api_key')).toEqual({
      scheme: 'vault',
      segments: ['secret', 'shop', 'stripe'],
      key: 'api_key',
    });
  });
});

describe('an allowed prefix', () => {
  it.each([
    '',
    'env:',
    'file:',
    'file:/',
    'vault:',
    'vault:/x/',
    'file:a/',
    'file:/a/../b/',
    'env:A-',
    'env:{site}_',
    'ssh:x',
    'file:/a//',
    'file:/%2e/',
  ])('like %j is none', (text) => {
    // prettier-ignore
    expect(parsePrefix(text)).toBeUndefined();
  });

  it.each([
    ['env:SHOP_', 'env:SHOP_KEY', true],
    ['env:SHOP_', 'env:SHO', false],
    ['env:SHOP_', 'file:/SHOP_', false],
    ['file:/run/secrets/', 'file:/run/secrets/a', true],
    ['file:/run/secrets/', 'file:/run/secrets/a/b', true],
    ['file:/run/secrets/', 'file:/run/secrets', false],
    ['file:/run/secrets/', 'file:/run/secrets-of-others/a', false],
    ['file:/run/secrets', 'file:/run/secrets-of-others', false],
    ['file:/run/secrets/one', 'file:/run/secrets/one', true],
    ['file:/run/secrets/one', 'file:/run/secrets/one2', false],
    ['vault:secret/shop/', 'vault:secret/shop/stripe#k', true],
    ['vault:secret/shop/', 'vault:secret/shop#k', false],
    ['vault:secret/shop', 'vault:secret/shop#k', true],
    ['vault:secret/shop', 'vault:secret/shops/a#k', false],
    ['vault:secret/', 'vault:other/shop#k', false],
    ['vault:secret/', 'file:/secret/shop', false],
  ])('%s lets %s through: %s', (prefix, reference, expected) => {
    expect(allows(prefix, reference, 'default')).toBe(expected);
  });

  it('with {site} lets each site through to its own part alone', () => {
    expect(allows('vault:secret/{site}/', 'vault:secret/acme/k#v', 'acme')).toBe(true);
    expect(allows('vault:secret/{site}/', 'vault:secret/acme/k#v', 'harbour')).toBe(false);
    expect(allows('file:/run/{site}/', 'file:/run/acme/k', 'harbour')).toBe(false);
  });
});
