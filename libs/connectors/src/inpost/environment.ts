import { selectField } from '@patchbay/connector-sdk/fields';

const PRODUCTION = 'https://api-shipx-pl.easypack24.net';
const SANDBOX = 'https://sandbox-api-shipx-pl.easypack24.net';

/** https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/18153477 */
export const environment = selectField(['production', 'sandbox'], {
  title: 'Environment',
  description: 'Where the token was made. The sandbox tracks no parcels.',
  labels: { production: 'Production', sandbox: 'Sandbox' },
}).default('production');

type Settings = Readonly<Record<string, unknown>>;

export const isSandbox = (settings: Settings): boolean => settings['environment'] === 'sandbox';

export const hostOf = (settings: Settings): string => (isSandbox(settings) ? SANDBOX : PRODUCTION);

export const HOSTS = [PRODUCTION, SANDBOX].map((address) => new URL(address).host);
