import { createHmac, timingSafeEqual } from 'node:crypto';

/** A shop's own name, which is all that Shopify ever sends back. */
const SHOP = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/i;

/**
 * The way back is signed: HMAC-SHA256 with the client secret over all other parameters, sorted and
 * joined as a query.
 * https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/authorization-code-grant
 */
export function verifyCallback(
  query: Readonly<Record<string, string>>,
  clientSecret: string,
): boolean {
  const { hmac = '', ...signed } = query;
  if (!SHOP.test(signed['shop'] ?? '') || !/^[0-9a-f]{64}$/i.test(hmac)) return false;
  const message = Object.entries(signed)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${escaped(name).replaceAll('=', '%3D')}=${escaped(value)}`)
    .join('&');
  const expected = createHmac('sha256', clientSecret).update(message, 'utf8').digest();
  return timingSafeEqual(expected, Buffer.from(hmac, 'hex'));
}

/** So that no value can pass for a further parameter. */
const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll('&', '%26');
