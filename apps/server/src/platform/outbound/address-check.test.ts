import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { mayConnect } from './address-check.ts';
import { parseCidrs } from './cidr.ts';

const REFUSED = [
  ['unspecified', '0.0.0.0', '0.1.2.3', '::'],
  ['private', '10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1'],
  ['loopback', '127.0.0.1', '127.255.255.254', '::1'],
  ['link-local, cloud metadata', '169.254.0.1', '169.254.169.254', 'fe80::1', 'febf::1'],
  ['shared (CGNAT)', '100.64.0.1', '100.100.100.200', '100.127.255.255'],
  ['unique local', 'fc00::1', 'fd00:ec2::254', 'fdff::1'],
  ['site-local, long deprecated', 'fec0::1'],
  ['multicast', '224.0.0.1', '239.255.255.255', 'ff02::1', 'ff0e::1'],
  ['broadcast and reserved', '255.255.255.255', '240.0.0.1', '254.1.1.1'],
  ['protocol assignments', '192.0.0.1', '192.0.0.192', '192.0.0.170', '2001:1::1', '2001:20::1'],
  ['documentation', '192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1'],
  ['benchmarks', '198.18.0.1', '198.19.255.255', '2001:2::1'],
  ['6to4', '192.88.99.1', '2002:7f00:1::', '2002:808:808::1'],
  ['Teredo', '2001::1', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
  ['NAT64', '64:ff9b::7f00:1', '64:ff9b::808:808', '64:ff9b:1::1'],
  ['IPv4-mapped', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:a00:1'],
  ['IPv4-translated', '::ffff:0:127.0.0.1'],
  ['IPv4-compatible', '::127.0.0.1', '::8.8.8.8'],
  ['discard and segment routing', '100::1', '5f00::1'],
  ['not handed out', '4000::1', '8000::1', 'a000::1', 'e000::1'],
  ['the machine services of a cloud', '168.63.129.16'],
  ['no address', '', 'example.com', '127.1', '0x7f000001', '1.2.3.4.5', 'fe80::1%eth0'],
];

const PUBLIC = [
  ...['8.8.8.8', '1.1.1.1', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0'],
  ...['126.255.255.255', '128.0.0.1', '169.253.255.255', '169.255.0.0', '172.15.255.255'],
  ...['172.32.0.0', '192.0.1.0', '192.0.3.0', '192.167.255.255', '192.169.0.0', '198.17.255.255'],
  ...['198.20.0.0', '203.0.112.255', '203.0.114.0', '223.255.255.255', '168.63.129.17'],
  ...['2001:4860:4860::8888', '2606:4700:4700::1111', '2a00:1450:4001::1', '2001:200::1'],
  ...['2003::1', '3ffe::1', '3fff:1000::1'],
];

describe('mayConnect', () => {
  it.each(REFUSED)('refuses addresses that are %s', (_what, ...addresses) => {
    for (const address of addresses) {
      expect([address, mayConnect('vendor.example', address, [])]).toEqual([address, false]);
    }
  });

  it.each(PUBLIC)('allows %s', (address) => {
    expect(mayConnect('vendor.example', address, [])).toBe(true);
  });

  it('allows what the operator lists, and nothing beside it', () => {
    const allow = parseCidrs('10.1.0.0/16, fd00::/8, ::ffff:10.2.0.0/112');
    expect(mayConnect('h', '10.1.2.3', allow)).toBe(true);
    expect(mayConnect('h', '10.2.2.3', allow)).toBe(false);
    expect(mayConnect('h', 'fd12::1', allow)).toBe(true);
    expect(mayConnect('h', '::ffff:10.2.0.9', allow)).toBe(true);
    expect(mayConnect('h', '::ffff:10.1.2.3', allow)).toBe(false);
  });

  it.each([
    ...['localhost', 'LOCALHOST', 'localhost.', 'api.localhost', 'metadata.google.internal'],
    ...['metadata.google.internal.', 'metadata', 'instance-data.ec2.internal'],
  ])('refuses the name %s even at a public address, unless the address is listed', (name) => {
    expect(mayConnect(name, '8.8.8.8', [])).toBe(false);
    expect(mayConnect(name, '8.8.8.8', parseCidrs('8.8.8.8'))).toBe(true);
  });

  it('does not take a longer name for an internal one', () => {
    expect(mayConnect('notlocalhost', '8.8.8.8', [])).toBe(true);
    expect(mayConnect('localhost.example', '8.8.8.8', [])).toBe(true);
  });

  it('refuses every IPv4 address in whatever IPv6 form it is wrapped', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        for (const form of ['::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::']) {
          expect(mayConnect('h', form + address, [])).toBe(false);
        }
      }),
    );
  });
});
