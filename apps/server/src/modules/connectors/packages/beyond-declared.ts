import type { AuthMethod, Connector } from '@patchbay/connector-sdk/definition';
import type { DeclaredConnector } from './package-manifest.ts';

/**
 * What a definition asks for beyond what its package declares, each in words. Addresses that depend
 * on settings cannot be known yet: `confine` holds those to the declaration when they are used.
 */
export function beyondDeclared(connector: Connector, declared: DeclaredConnector): string[] {
  const problems: string[] = [];
  if (connector.slug !== declared.slug) problems.push(`its slug is ${connector.slug}`);
  for (const { flow } of connector.auth) {
    if (!declared.flows.includes(flow)) problems.push(`flow ${flow} is not declared`);
  }
  for (const scope of connector.auth.flatMap(scopesOf)) {
    if (!declared.scopes.includes(scope)) problems.push(`scope ${scope} is not declared`);
  }
  for (const host of fixedHosts(connector)) {
    if (!declares(declared, host)) problems.push(`host ${host} is not declared`);
  }
  const asksOperator = connector.hostsFromSettings !== undefined;
  if (asksOperator && !declared.operator_hosts) problems.push('operator_hosts is not declared');
  return problems;
}

/** Whether a host, or all that a pattern stands for, is among the declared ones. */
export function declares({ hosts }: DeclaredConnector, host: string): boolean {
  return hosts.some((pattern) => {
    if (!pattern.startsWith('*.')) return pattern === host;
    const domain = pattern.slice(1);
    return host === pattern || (host.endsWith(domain) && host.length > domain.length);
  });
}

function fixedHosts({ baseUrl, hosts = [], auth }: Connector): string[] {
  const addresses = [baseUrl, ...auth.flatMap(addressesOf)];
  const known = addresses.filter((address) => typeof address === 'string');
  const granted = auth.flatMap((method) => ('grant' in method ? (method.grant?.hosts ?? []) : []));
  return [...new Set([...hosts, ...granted, ...known.map((address) => new URL(address).host)])];
}

function addressesOf(method: AuthMethod): unknown[] {
  if (method.flow !== 'oauth') return [];
  return [method.authorizeUrl, method.tokenUrl, method.revokeUrl];
}

function scopesOf(method: AuthMethod): string[] {
  return method.flow === 'oauth' ? Object.keys(method.scopes) : [];
}
