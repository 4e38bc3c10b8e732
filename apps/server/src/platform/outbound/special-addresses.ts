import { parseCidrs } from './cidr.ts';

/*
 * Addresses that are not somebody's public host, after the IANA registries of special-purpose
 * addresses (RFC 6890 and its updates).
 */

/** Everything of IPv4 is public but these. */
export const SPECIAL_IPV4 = parseCidrs(`
  0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12
  192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16
  198.18.0.0/15 198.51.100.0/24 203.0.113.0/24
  224.0.0.0/4 240.0.0.0/4
  168.63.129.16/32
`); // The last one is Azure's machine services, which answer on a public address from inside only.

/** Nothing of IPv6 is public but this, the only block of global unicast addresses handed out … */
export const GLOBAL_IPV6 = parseCidrs('2000::/3');

/**
 * … less these: protocol assignments (with Teredo and ORCHID), documentation and 6to4. What lies
 * outside 2000::/3 is refused without being listed: loopback, unspecified, IPv4-mapped and
 * -compatible, NAT64 (64:ff9b::/96, 64:ff9b:1::/48), unique local, link-local, multicast.
 */
export const SPECIAL_IPV6 = parseCidrs('2001::/23 2001:db8::/32 2002::/16 3fff::/20');
