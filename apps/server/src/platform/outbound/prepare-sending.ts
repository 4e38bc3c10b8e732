import { checkHeaders, checkUrl } from './check-request.ts';
import type { Sending } from './exchange.ts';
import { OutboundError } from './outbound-error.ts';
import type { OutboundRequest, Outgoing } from './outbound-request.ts';

/** Left out when a redirect changed the origin, should a caller have set them itself. */
const CREDENTIAL_HEADERS = ['authorization', 'cookie'];

/**
 * What really goes out to `url`, which is the request's own or where a redirect led: credential
 * injected if the origin is still the request's, headers checked.
 * @throws OutboundError `invalid_request`
 */
export function prepareSending(request: OutboundRequest, url: URL, userAgent: string): Sending {
  checkUrl(url);
  const atHome = url === request.url || url.origin === request.url.origin;
  if (!atHome) {
    const headers = checkHeaders(url, request.method, request.headers, userAgent);
    for (const name of CREDENTIAL_HEADERS) delete headers[name];
    return toSending(url, request.method, headers, request.body);
  }
  const outgoing = inject(request, url);
  if (outgoing.url !== url) checkMoved(url, outgoing.url);
  const headers = checkHeaders(url, outgoing.method, outgoing.headers, userAgent);
  return toSending(outgoing.url, outgoing.method, headers, outgoing.body);
}

function inject(request: OutboundRequest, url: URL): Outgoing {
  const { method, body, headers, prepare } = request;
  if (!prepare) return { method, url, headers, body };
  // Copied only for those who look at it: parsing an address costs more than the other steps.
  let copy: URL | undefined;
  const outgoing: Outgoing = {
    method,
    get url() {
      return (copy ??= new URL(url));
    },
    set url(changed) {
      copy = changed;
    },
    headers: { ...headers },
    body,
  };
  try {
    prepare(outgoing);
  } catch (cause) {
    const message = 'The request was not sent: its credential could not be injected.';
    throw new OutboundError('invalid_request', url.host, message, { cause });
  }
  return {
    method: outgoing.method,
    url: copy ?? url,
    headers: outgoing.headers,
    body: outgoing.body,
  };
}

/** The address that was checked and the one that is asked must have the same origin. */
function checkMoved(from: URL, to: URL): void {
  checkUrl(to);
  if (to.origin === from.origin) return;
  const message = 'The request was not sent: preparing it moved it to another origin.';
  throw new OutboundError('invalid_request', from.host, message);
}

function toSending(
  url: URL,
  method: Sending['method'],
  headers: Record<string, string>,
  body: Sending['body'],
): Sending {
  return { host: url.host, method, path: url.pathname + url.search, headers, body };
}
