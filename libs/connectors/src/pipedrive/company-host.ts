import type { RequestContext } from '@patchbay/connector-sdk/definition';

const HOST = /^[a-z0-9][a-z0-9-]*\.pipedrive\.com$/;

/** Each company has a host of its own; tokens of persons are understood at the common one, too. */
export function baseUrl({ settings }: Pick<RequestContext, 'settings'>): string {
  const host = settings['company_domain'];
  return `https://${typeof host === 'string' && HOST.test(host) ? host : 'api.pipedrive.com'}`;
}

/** The token answer names the company's host: `"api_domain": "https://acme.pipedrive.com"`. */
export function hostIn(body: Readonly<Record<string, unknown>>): { company_domain?: string } {
  const domain = body['api_domain'];
  if (typeof domain !== 'string' || !URL.canParse(domain)) return {};
  const { hostname } = new URL(domain);
  return HOST.test(hostname) ? { company_domain: hostname } : {};
}
