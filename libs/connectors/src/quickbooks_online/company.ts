import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';

type Settings = Readonly<Record<string, unknown>>;

const REALM = /^[0-9]{5,25}$/;

export const HOSTS = [
  'quickbooks.api.intuit.com',
  'sandbox-quickbooks.api.intuit.com',
  'oauth.platform.intuit.com',
  'developer.api.intuit.com',
];

export function baseUrl({ settings }: Pick<RequestContext, 'settings'>): string {
  const sandbox = settings['environment'] === 'sandbox' ? 'sandbox-' : '';
  return `https://${sandbox}quickbooks.api.intuit.com`;
}

/** `?code=…&state=…&realmId=9130355377388383`: the company that was chosen at the sign-in. */
export function realmIn(query: Readonly<Record<string, string>>): { realm_id?: string } {
  const realm = query['realmId'] ?? '';
  return REALM.test(realm) ? { realm_id: realm } : {};
}

/** @throws RequestBuildError before somebody signed in */
export function realmOf(settings: Settings): string {
  const realm = settings['realm_id'];
  if (typeof realm === 'string' && REALM.test(realm)) return realm;
  throw new RequestBuildError('realm_id', 'is not known yet');
}

/** A path of the company, whose number fills `{realm}`. */
export function companyPath(rest: string): string {
  return `/v3/company/{realm}/${rest}`;
}
