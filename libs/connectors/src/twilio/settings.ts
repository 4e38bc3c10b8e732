import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { selectField, textField } from '@patchbay/connector-sdk/fields';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';

/**
 * https://www.twilio.com/docs/global-infrastructure/using-the-twilio-rest-api-in-a-non-us-region:
 * regions keep apart what they hold, keys and tokens included. SMS is offered in these two.
 */
const HOSTS = { us1: 'api.twilio.com', ie1: 'api.dublin.ie1.twilio.com' } as const;

export const settings = z.strictObject({
  account_sid: textField({
    title: 'Account SID',
    placeholder: 'AC…',
    help: [
      'Sign in to the Twilio Console.',
      'Copy the Account SID from Account info on the first page.',
    ],
    helpUrl: 'https://console.twilio.com',
    maxLength: 34,
    mistakes: [
      { looksLike: /^SK/, message: 'is the SID of an API key; the account’s begins with AC' },
    ],
  }).regex(/^AC[0-9a-fA-F]{32}$/, 'must be AC followed by 32 hexadecimal digits'),
  sender: textField({
    title: 'Sender',
    description:
      'A number of yours, a sender name or the SID of a messaging service, used when a delivery names none.',
    placeholder: '+31970…',
    maxLength: 34,
  }).optional(),
  region: selectField(['us1', 'ie1'], {
    title: 'Region',
    description: 'Each region has keys and tokens of its own.',
    labels: { us1: 'United States', ie1: 'Ireland' },
  }).default('us1'),
});

export function baseUrl({ settings: { region } }: Pick<RequestContext, 'settings'>): string {
  return `https://${region === 'ie1' ? HOSTS.ie1 : HOSTS.us1}/2010-04-01`;
}

export function accountSid({ settings: { account_sid: sid } }: Pick<RequestContext, 'settings'>) {
  if (typeof sid === 'string' && sid) return sid;
  throw new RequestBuildError('account_sid', 'is needed in the connection’s settings');
}
