import type { Cidr } from './cidr.ts';
import { parseAddress } from './cidr.ts';
import { GLOBAL_IPV6, SPECIAL_IPV4, SPECIAL_IPV6 } from './special-addresses.ts';

/** Names that stand for this machine or for a cloud's metadata service, whatever they resolve to. */
const INTERNAL_NAMES = new Set([
  'localhost',
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'instance-data',
  'instance-data.ec2.internal',
]);

/**
 * Whether a connection to `address` may be opened for a URL whose host is `hostname`. It may when the
 * address is public, or when the operator's list contains it. For an internal name only the list counts.
 */
export function mayConnect(hostname: string, address: string, allow: readonly Cidr[]): boolean {
  const parsed = parseAddress(address);
  if (!parsed) return false;
  if (allow.some((cidr) => cidr.contains(parsed))) return true;
  if (isInternalName(hostname)) return false;
  if (parsed.kind() === 'ipv4') return !SPECIAL_IPV4.some((cidr) => cidr.contains(parsed));
  if (SPECIAL_IPV6.some((cidr) => cidr.contains(parsed))) return false;
  return GLOBAL_IPV6.some((cidr) => cidr.contains(parsed));
}

function isInternalName(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  return INTERNAL_NAMES.has(name) || name.endsWith('.localhost');
}
