import ipaddr from 'ipaddr.js';

/**
 * What counts as one client: an IPv4 address, or the /64 an IPv6 address lies in, which one customer
 * has to itself (RFC 6177).
 */
export function addressBlock(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return `${new ipaddr.IPv6([...parsed.parts.slice(0, 4), 0, 0, 0, 0]).toString()}/64`;
}
