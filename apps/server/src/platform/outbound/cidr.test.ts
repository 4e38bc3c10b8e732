import { describe, expect, it } from 'vitest';
import { CidrError, parseAddress, parseCidr, parseCidrs } from './cidr.ts';

function contains(cidr: string, address: string): boolean | undefined {
  const parsed = parseAddress(address);
  if (!parsed) throw new Error('Not an address.');
  return parseCidr(cidr)?.contains(parsed);
}

describe('parseCidrs', () => {
  it('reads ranges separated by commas and white space', () => {
    const texts = parseCidrs(' 10.0.0.0/8, fd00::/8\n192.168.1.7 ').map(({ text }) => text);
    expect(texts).toEqual(['10.0.0.0/8', 'fd00::/8', '192.168.1.7']);
    expect(parseCidrs('  ')).toEqual([]);
  });

  it.each([
    ...['nonsense', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/8/8', '10.0.0.0/', '10.0.0/8'],
    ...[
      '::/129',
      'fe80::1%eth0/64',
      '0x7f.0.0.1/8',
      '127.1',
      '010.0.0.0/8',
      'localhost',
      '1.2.3.4/8x',
    ],
  ])('refuses %j, naming its place and not its text', (entry) => {
    let error: unknown;
    try {
      parseCidrs(`10.0.0.0/8,${entry}`);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(CidrError);
    expect(String(error)).toContain('Entry 2');
    expect(String(error)).not.toContain(` ${entry} `);
  });

  it('contains what lies in the range, in its own family', () => {
    expect(contains('10.0.0.0/8', '10.255.0.1')).toBe(true);
    expect(contains('10.0.0.0/8', '11.0.0.1')).toBe(false);
    expect(contains('10.9.9.9/8', '10.1.1.1')).toBe(true);
    expect(contains('192.168.1.7', '192.168.1.7')).toBe(true);
    expect(contains('192.168.1.7', '192.168.1.8')).toBe(false);
    expect(contains('fd00::/8', 'fdff::1')).toBe(true);
    expect(contains('0.0.0.0/0', '::1')).toBe(false);
    expect(contains('::/0', '127.0.0.1')).toBe(false);
    expect(contains('127.0.0.0/8', '::ffff:127.0.0.1')).toBe(false);
  });
});
