import { selectField } from '@patchbay/connector-sdk/fields';

const PRODUCTION = 'https://express.api.dhl.com/mydhlapi';

/** https://developer.dhl.com/api-reference/dhl-express-mydhl-api#get-started-section/user-guide--environments */
export const environment = selectField(['production', 'test'], {
  title: 'Environment',
  description:
    'The same credentials serve both once DHL has opened production. Test labels move nothing.',
  labels: { production: 'Production', test: 'Test' },
}).default('production');

type Settings = Readonly<Record<string, unknown>>;

export const isTest = (settings: Settings): boolean => settings['environment'] === 'test';

export const baseOf = (settings: Settings): string =>
  isTest(settings) ? `${PRODUCTION}/test` : PRODUCTION;
