import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { basic } from '@patchbay/connector-sdk/auth/basic';
import { basicAuth } from '@patchbay/connector-sdk/auth/inject';
import { keyField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';

/** https://www.twilio.com/docs/usage/requests-to-twilio: a key can be revoked alone, and restricted. */
export const byApiKey = apiKey({
  fields: z.strictObject({
    api_key_sid: keyField({
      title: 'API key SID',
      placeholder: 'SK…',
      help: [
        'In the Twilio Console open Account management › API keys & tokens.',
        'Choose Create API key, name it Patchbay and keep the type Standard, or choose Restricted and allow Messaging, read and create.',
        'Copy the SID, which begins with SK, and paste it here.',
      ],
      helpUrl: 'https://console.twilio.com/us1/account/keys-credentials/api-keys',
      mistakes: [
        {
          looksLike: /^AC/,
          message: 'is the account’s SID, which belongs into the settings; a key’s begins with SK',
        },
      ],
    }).regex(/^SK[0-9a-fA-F]{32}$/, 'must be SK followed by 32 hexadecimal digits'),
    api_key_secret: keyField({
      title: 'API key secret',
      help: ['Twilio shows the secret once, when the key is created. Copy it from there.'],
    }),
  }),
  inject: basicAuth('api_key_sid', 'api_key_secret'),
});

export const byAuthToken = basic({
  fields: z.strictObject({
    auth_token: keyField({
      title: 'Auth token',
      help: [
        'Sign in to the Twilio Console.',
        'Under Account info choose Show beside the Auth Token, and copy it.',
      ],
      helpUrl: 'https://console.twilio.com',
      mistakes: [
        {
          looksLike: /^(?:AC|SK)[0-9a-fA-F]{32}$/,
          message: 'is a SID; the auth token stands below it',
        },
      ],
    }),
  }),
  inject: (request, { credentials, settings }) => {
    const pair = `${String(settings['account_sid'])}:${credentials['auth_token'] ?? ''}`;
    request.headers['authorization'] = `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
  },
});
