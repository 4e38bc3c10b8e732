import { OutboundError } from './outbound-error.ts';
import type { OutboundMethod } from './outbound-request.ts';

export const MAX_REDIRECTS = 5;
const STATUSES = new Set([301, 302, 303, 307, 308]);

/**
 * Where a redirect leads, or `undefined` when the answer is none.
 *
 * Followed for GET and HEAD, on the same origin or from http to https on the same host. Anything else
 * is refused, and the message names the target's host only: its path or query may carry a credential.
 * @throws OutboundError `redirect_refused`
 */
export function redirectTarget(
  method: OutboundMethod,
  from: URL,
  status: number,
  location: string | undefined,
): URL | undefined {
  if (!STATUSES.has(status) || location === undefined) return undefined;
  if (!URL.canParse(location, from.href)) refuse(from, 'to an address that is none');
  const to = new URL(location, from);
  if (!staysOnHost(from, to)) refuse(from, `to ${to.host === '' ? 'another scheme' : to.host}`);
  if (to.username !== '' || to.password !== '') refuse(from, 'to an address with a user name');
  if (method !== 'GET' && method !== 'HEAD') refuse(from, `of a ${method} request`);
  return to;
}

function staysOnHost(from: URL, to: URL): boolean {
  if (to.origin === from.origin) return true;
  return from.protocol === 'http:' && to.protocol === 'https:' && to.hostname === from.hostname;
}

function refuse(from: URL, what: string): never {
  throw new OutboundError(
    'redirect_refused',
    from.host,
    `${from.host} redirects ${what}; refused.`,
  );
}
