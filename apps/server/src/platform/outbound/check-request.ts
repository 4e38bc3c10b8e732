import { OutboundError } from './outbound-error.ts';
import { METHODS } from './outbound-request.ts';
import type { OutboundMethod } from './outbound-request.ts';

/** Set by the connection itself; a caller that sets them could smuggle a second request or host. */
const RESERVED = new Set([
  ...['host', 'connection', 'keep-alive', 'proxy-connection', 'upgrade', 'te', 'trailer'],
  ...['transfer-encoding', 'content-length', 'expect', 'proxy-authorization'],
]);

/** @throws OutboundError `invalid_request` for what must not, or cannot, be sent. */
export function checkUrl(url: URL): void {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') refuse(url, 'Only http and https.');
  if (url.username !== '' || url.password !== '') refuse(url, 'No user name in an address.');
}

/**
 * Headers with lower-case names and the defaults filled in. Names and values as such are checked
 * where they are written to the socket.
 * @throws OutboundError `invalid_request`
 */
export function checkHeaders(
  url: URL,
  method: OutboundMethod,
  given: Record<string, string>,
  userAgent: string,
): Record<string, string> {
  if (!METHODS.includes(method)) refuse(url, 'This method is not sent.');
  // `identity` spares decoding; whatever a server encodes all the same is decoded under the cap.
  const headers: Record<string, string> = {
    'user-agent': userAgent,
    'accept-encoding': 'identity',
  };
  for (const name of Object.keys(given)) {
    const lower = name.toLowerCase();
    if (RESERVED.has(lower)) refuse(url, `The header ${lower} cannot be set.`);
    headers[lower] = given[name] as string;
  }
  return headers;
}

function refuse(url: URL, why: string): never {
  throw new OutboundError('invalid_request', url.host, `The request was not sent. ${why}`);
}
