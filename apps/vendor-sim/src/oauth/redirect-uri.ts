const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Registered addresses exactly (RFC 6749, section 3.1.2.3), and any loopback port at the path
 * `/oauth/callback`, because tests and the demo listen on ports nobody knows beforehand.
 */
export function redirectUriAllowed(registered: readonly string[], uri: string): boolean {
  if (registered.includes(uri)) return true;
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname, pathname, hash } = new URL(uri);
  if (!LOOPBACK.has(hostname) || hash !== '') return false;
  return (protocol === 'http:' || protocol === 'https:') && pathname.endsWith('/oauth/callback');
}
