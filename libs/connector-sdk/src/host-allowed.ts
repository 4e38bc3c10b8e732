import type { Connector, RequestContext } from './definition.ts';
import { parsedUrl } from './parsed-url.ts';

type Hosts = Pick<Connector, 'baseUrl' | 'hosts' | 'hostsFromSettings'>;

/** Whether a connection may talk to an address: its declared hosts, its base, nothing else. */
export function hostAllowed(connector: Hosts, context: RequestContext, url: URL): boolean {
  if ((connector.hosts ?? []).some((pattern) => matches(pattern, url.host))) return true;
  if (connector.hostsFromSettings?.(context.settings).includes(url.host)) return true;
  return url.host === parsedUrl(baseUrlOf(connector, context)).host;
}

/** The absolute address where relative paths start. */
export function baseUrlOf(connector: Pick<Connector, 'baseUrl'>, context: RequestContext): string {
  const { baseUrl } = connector;
  return typeof baseUrl === 'string' ? baseUrl : baseUrl(context);
}

function matches(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === host;
  return host.endsWith(pattern.slice(1)) && host.length > pattern.length - 1;
}
