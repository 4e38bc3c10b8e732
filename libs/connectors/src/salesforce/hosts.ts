import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';

type Settings = Readonly<Record<string, unknown>>;

export const PRODUCTION = 'login.salesforce.com';
export const SANDBOX = 'test.salesforce.com';

/** `acme.my.salesforce.com`, `acme--dev.sandbox.my.salesforce.com`. */
export const HOSTS = [PRODUCTION, SANDBOX, '*.my.salesforce.com', '*.salesforce.com'];

/** Where people sign in and tokens are asked for. */
export function loginOf(settings: Settings): string {
  const { environment, my_domain: own } = settings;
  if (environment === 'my_domain' && typeof own === 'string') return `https://${own}`;
  return `https://${environment === 'sandbox' ? SANDBOX : PRODUCTION}`;
}

/** Where the organization's data is: the token answer tells it. */
export function instanceOf(settings: Settings): string {
  const instance = settings['instance_url'];
  if (typeof instance === 'string' && isSalesforce(instance)) return instance;
  const { environment, my_domain: own } = settings;
  if (environment === 'my_domain' && typeof own === 'string') return `https://${own}`;
  throw new RequestBuildError('instance_url', 'is not known yet');
}

/** `"instance_url": "https://acme.my.salesforce.com"` */
export function instanceIn(body: Readonly<Record<string, unknown>>): { instance_url?: string } {
  const instance = body['instance_url'];
  if (typeof instance !== 'string' || !isSalesforce(instance)) return {};
  return { instance_url: new URL(instance).origin };
}

function isSalesforce(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port } = new URL(address);
  return protocol === 'https:' && port === '' && hostname.endsWith('.salesforce.com');
}
