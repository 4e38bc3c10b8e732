import type { IncomingHttpHeaders } from 'node:http';

/**
 * About one hop only (RFC 9110 section 7.6.1), or about this service and not the vendor. The trace
 * goes on under an id of our own.
 */
const NOT_PASSED = new Set([
  'authorization',
  'baggage',
  'connection',
  'content-length',
  'cookie',
  'expect',
  'forwarded',
  'host',
  'keep-alive',
  'origin',
  'proxy-authorization',
  'proxy-authenticate',
  'proxy-connection',
  'referer',
  'te',
  'traceparent',
  'tracestate',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);
const NOT_PASSED_PREFIXES = ['sec-', 'x-forwarded-', 'x-real-'];

/** What a vendor must not decide for this service's own origin, or for the pages of it. */
const NOT_RETURNED = new Set([
  'accept-ch',
  'alt-svc',
  'clear-site-data',
  'connection',
  'content-security-policy',
  'content-security-policy-report-only',
  'keep-alive',
  'nel',
  'origin-agent-cluster',
  'permissions-policy',
  'proxy-authenticate',
  'public-key-pins',
  'refresh',
  'report-to',
  'reporting-endpoints',
  'service-worker-allowed',
  'set-cookie',
  'strict-transport-security',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'www-authenticate',
  'x-content-type-options',
  'x-frame-options',
  'x-request-id',
]);
/** Who else may read the answer (CORS), and what may embed it. */
const NOT_RETURNED_PREFIXES = ['access-control-', 'cross-origin-'];

/** The caller's headers that go on to the vendor; the credential is injected after them. */
export function requestHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const hop = named(headers.connection);
  const passed: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || NOT_PASSED.has(name) || hop.has(name)) continue;
    if (NOT_PASSED_PREFIXES.some((prefix) => name.startsWith(prefix))) continue;
    passed[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return passed;
}

/** The vendor's headers that come back to the caller. */
export function responseHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const hop = named(headers['connection']);
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) =>
        !NOT_RETURNED.has(name) &&
        !hop.has(name) &&
        !NOT_RETURNED_PREFIXES.some((prefix) => name.startsWith(prefix)),
    ),
  );
}

/** Headers that `Connection` declares to be about this hop. */
function named(connection: string | undefined): Set<string> {
  return new Set((connection ?? '').toLowerCase().split(',').map((part) => part.trim())); // prettier-ignore
}
