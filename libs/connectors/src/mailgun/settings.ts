import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { hostField, selectField, textField } from '@patchbay/connector-sdk/fields';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { senderSettings } from '../_email/sender.ts';

/** https://documentation.mailgun.com/docs/mailgun/api-reference/mg-base-url */
const HOSTS = { us: 'https://api.mailgun.net', eu: 'https://api.eu.mailgun.net' } as const;

export const settings = z.strictObject({
  domain: hostField({
    title: 'Domain',
    description: 'The sending domain, as Mailgun shows it.',
    placeholder: 'mg.example.com',
    help: ['In Mailgun open Send › Sending › Domains.', 'Copy the name of the domain.'],
    helpUrl: 'https://app.mailgun.com/mg/sending/domains',
    mistakes: [
      {
        looksLike: /(?:^|\/\/)api\.(?:eu\.)?mailgun\.net/,
        message: 'is Mailgun’s own address; enter the domain that you send from',
      },
    ],
  }),
  region: selectField(['us', 'eu'], {
    title: 'Region',
    description: 'Where the domain was created.',
    labels: { us: 'United States', eu: 'European Union' },
  }).default('us'),
  ...senderSettings,
  mailing_list: textField({
    title: 'Mailing list',
    description: 'Where contacts go unless a delivery names another list: its address.',
    placeholder: 'news@mg.example.com',
    maxLength: 320,
  }).optional(),
});

export function baseUrl({ settings: { region } }: Pick<RequestContext, 'settings'>): string {
  return region === 'eu' ? HOSTS.eu : HOSTS.us;
}

export function domainOf({ settings: { domain } }: Pick<RequestContext, 'settings'>): string {
  if (typeof domain === 'string' && domain) return domain;
  throw new RequestBuildError('domain', 'is needed in the connection’s settings');
}
