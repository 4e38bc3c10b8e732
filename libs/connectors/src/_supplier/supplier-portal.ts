import { basic } from '@patchbay/connector-sdk/auth/basic';
import { basicAuth } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import type { Connector, ConnectorDefinition } from '@patchbay/connector-sdk/definition';
import { secretField, textField, urlField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { baseUrlFrom } from '../_generic/base-url.ts';
import { refusal } from '../_generic/samples.ts';
import { userNameField } from '../_generic/user-name.ts';
import { asksForPassword } from './asks-for-password.ts';

export interface Supplier extends Pick<
  ConnectorDefinition,
  'slug' | 'name' | 'description' | 'icon' | 'keywords' | 'sources'
> {
  /** Steps to the portal's address; suppliers tell it to their dealers alone. */
  addressHelp?: readonly string[];
  /** Steps to the dealer number. */
  dealerHelp?: readonly string[];
}

const DEALER_HELP = ['It is on the supplier’s invoices and on the first page of the portal.'];

/** A supplier's portal behind HTTP basic credentials (RFC 7617). */
export function supplierPortal({ addressHelp, dealerHelp, ...supplier }: Supplier): Connector {
  return defineConnector({
    ...supplier,
    family: 'supplier',
    preparation: { account: 'member', minutes: 3 },
    auth: [
      basic({
        fields: z.strictObject({
          username: userNameField,
          password: secretField({ title: 'Password' }),
        }),
        inject: basicAuth('username', 'password'),
      }),
    ],
    settings: z.strictObject({
      portal_url: urlField({
        title: 'Portal address',
        description: 'The page your browser asks for the password on.',
        placeholder: 'https://dealers.example.com/',
        ...(addressHelp && { help: addressHelp }),
      }),
      dealer_id: textField({
        title: 'Dealer number',
        help: dealerHelp ?? DEALER_HELP,
        maxLength: 200,
      }),
    }),
    baseUrl: baseUrlFrom('portal_url'),
    test: {
      statusProves: true,
      request: () => ({ method: 'GET', path: '' }),
      account: (_, { settings }) => ({
        id: String(settings['dealer_id']),
        name: `${String(settings['dealer_id'])} at ${new URL(String(settings['portal_url'])).host}`,
      }),
    },
    // A portal with a sign-in form answers 200 to anything, right password or wrong.
    readError: (response) =>
      asksForPassword(response) ? { kind: 'rejected', code: 'form_login' } : undefined,
    actions: {},
    samples: {
      answers: { connected: { status: 200, text: '<h1>Welcome, dealer</h1>' }, ...refusal },
    },
  });
}
