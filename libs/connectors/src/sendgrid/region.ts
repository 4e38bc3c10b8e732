import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { selectField } from '@patchbay/connector-sdk/fields';

export const regionField = selectField(['global', 'eu'], {
  title: 'Region',
  description: 'Subusers of the EU region have an address and keys of their own.',
  labels: { global: 'Global', eu: 'European Union' },
}).default('global');

export function inEurope({ settings }: Pick<RequestContext, 'settings'>): boolean {
  return settings['region'] === 'eu';
}

/** https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/authentication */
export function baseUrl(context: Pick<RequestContext, 'settings'>): string {
  return inEurope(context) ? 'https://api.eu.sendgrid.com' : 'https://api.sendgrid.com';
}
