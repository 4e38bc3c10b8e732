import { selectField } from '@patchbay/connector-sdk/fields';

const LIVE = 'https://connect.squareup.com';
const SANDBOX = 'https://connect.squareupsandbox.com';

/** https://developer.squareup.com/docs/devtools/sandbox/overview */
export const environment = selectField(['live', 'sandbox'], {
  title: 'Environment',
  description: 'Sandbox is for trying out with test accounts of the Developer Console.',
  labels: { live: 'Production', sandbox: 'Sandbox' },
}).default('live');

type Settings = Readonly<Record<string, unknown>>;

export const isSandbox = (settings: Settings): boolean => settings['environment'] === 'sandbox';

export const hostOf = (settings: Settings): string => (isSandbox(settings) ? SANDBOX : LIVE);

export const HOSTS = [LIVE, SANDBOX].map((address) => new URL(address).host);
