import { keyField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';

const helpUrl = 'https://developer.paypal.com/dashboard/applications/';

const mistakes = [
  {
    looksLike: /^access_token\$/,
    message: 'is an access token of Braintree; use the client ID and secret of a REST app',
  },
  {
    looksLike: /^(?:A21AA|Bearer )/,
    message: 'is an access token, which ends within hours; use the client ID and secret of the app',
  },
];

/** https://developer.paypal.com/api/rest/: every REST app has one of each, for either environment. */
export const clientFields = z.strictObject({
  client_id: textField({
    title: 'Client ID',
    maxLength: 200,
    help: [
      'Sign in to the PayPal Developer Dashboard with your business account.',
      'Open Apps & Credentials and choose Live at the top, or Sandbox for trying out.',
      'Choose Create App, name it Patchbay and open it.',
      'Copy the Client ID and paste it here.',
    ],
    helpUrl,
    mistakes: [
      ...mistakes,
      { looksLike: /@/, message: 'is an e-mail address; copy the Client ID of the app' },
    ],
  }).regex(/^[A-Za-z0-9_-]+$/, 'must consist of letters, digits, - and _'),
  client_secret: keyField({
    title: 'Secret',
    maxLength: 200,
    help: [
      'On the page of the same app, choose Show below Secret key 1, copy it and paste it here.',
    ],
    helpUrl,
    mistakes,
  }),
});
