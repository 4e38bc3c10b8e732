import { selectField } from '@patchbay/connector-sdk/fields';

const LIVE = 'https://api-m.paypal.com';
const SANDBOX = 'https://api-m.sandbox.paypal.com';

/** https://developer.paypal.com/api/rest/: one host for money, one for trying out. */
export const environment = selectField(['live', 'sandbox'], {
  title: 'Environment',
  description: 'Where the client ID comes from: the tab Live or the tab Sandbox.',
  labels: { live: 'Live', sandbox: 'Sandbox' },
}).default('live');

type Settings = Readonly<Record<string, unknown>>;

export const isSandbox = (settings: Settings): boolean => settings['environment'] === 'sandbox';

export const hostOf = (settings: Settings): string => (isSandbox(settings) ? SANDBOX : LIVE);

export const HOSTS = [LIVE, SANDBOX].map((address) => new URL(address).host);
