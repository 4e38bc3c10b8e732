import type { Connector, RequestContext } from './definition.ts';

type Hosts = Pick<Connector, 'baseUrl' | 'hosts' | 'hostsFromSettings'>;

/** Whether a connection may talk to an address: its base, its declared hosts, nothing else. */
export function hostAllowed(connector: Hosts, context: RequestContext, url: URL): boolean {
  if (url.host === new URL(baseUrlOf(connector, context)).host) return true;
  if (connector.hostsFromSettings?.(context.settings).includes(url.host)) return true;
  return (connector.hosts ?? []).some((pattern) => matches(pattern, url.host));
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
