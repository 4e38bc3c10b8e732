import type { VendorContract } from '@patchbay/connector-sdk/contract';

export default {
  discovery: ['google-oauth/oauth2.v2.json'],
  exceptions: [
    {
      about: '/gmail/v1/users/me/messages/send',
      reason: 'The description at hand is of the account, not of Gmail.',
      source:
        'https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/send',
    },
    {
      about: 'gmail.send is not described',
      reason: 'The description at hand is of the account, not of Gmail.',
      source: 'https://developers.google.com/workspace/gmail/api/auth/scopes',
    },
  ],
} satisfies VendorContract;
