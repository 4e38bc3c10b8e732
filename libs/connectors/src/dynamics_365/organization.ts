import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';

/** `acme.crm.dynamics.com`, and `acme.crm4.dynamics.com` in other regions. */
const HOST = /^[a-z0-9][a-z0-9-]*\.crm[0-9]{0,2}\.dynamics\.com$/;

export const HOSTS = ['*.dynamics.com'];

export function isOrganization(host: string): boolean {
  return HOST.test(host);
}

/** @throws RequestBuildError when the settings name none */
export function organizationOf(settings: Readonly<Record<string, unknown>>): string {
  const host = settings['organization'];
  if (typeof host === 'string' && isOrganization(host)) return host;
  throw new RequestBuildError('organization', 'is needed');
}
