import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** A range of addresses of one family. */
export interface Cidr {
  /** `network/bits`, as written. */
  text: string;
  contains(address: ipaddr.IPv4 | ipaddr.IPv6): boolean;
}

/** Names the entry by its position and never repeats it, since configured values are not printed. */
export class CidrError extends Error {
  override readonly name = 'CidrError';
}

/**
 * Ranges from `10.0.0.0/8, fd00::/8`, separated by commas or white space. A plain address is a range
 * of one; bits beyond the prefix are ignored.
 * @throws CidrError
 */
export function parseCidrs(text: string): Cidr[] {
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '');
  return entries.map((entry, index) => {
    const cidr = parseCidr(entry);
    if (!cidr) throw new CidrError(`Entry ${index + 1} is no CIDR such as 10.0.0.0/8 or fd00::/8.`);
    return cidr;
  });
}

export function parseCidr(text: string): Cidr | undefined {
  const [address = '', prefix, more] = text.split('/');
  const network = parseAddress(address);
  if (!network || more !== undefined) return undefined;
  const longest = network.kind() === 'ipv4' ? 32 : 128;
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return undefined;
  const bits = prefix === undefined ? longest : Number(prefix);
  if (bits > longest) return undefined;
  return { text, contains: (candidate) => matches(candidate, network, bits) };
}

/**
 * A strictly written address. `isIP` is asked first because the parser alone also reads `0x7f.1`
 * and the like, which no resolver returns.
 */
export function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  if (isIP(text) === 0 || text.includes('%')) return undefined;
  return ipaddr.parse(isIP(text) === 6 ? withoutDots(text) : text);
}

/** `::127.0.0.1` as `::7f00:1`: the parser knows dots in IPv4-mapped addresses only. */
function withoutDots(text: string): string {
  return text.includes('.') ? new URL(`http://[${text}]`).hostname.slice(1, -1) : text;
}

function matches(
  address: ipaddr.IPv4 | ipaddr.IPv6,
  network: ipaddr.IPv4 | ipaddr.IPv6,
  bits: number,
): boolean {
  if (address.kind() !== network.kind()) return false;
  return (address as ipaddr.IPv6).match(network as ipaddr.IPv6, bits);
}
