import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { test } from './account.ts';
import { byApiKey, byAuthToken } from './credentials.ts';
import { readError } from './errors.ts';
import { samples } from './samples.ts';
import { sendSms } from './send-sms.ts';
import { baseUrl, settings } from './settings.ts';

export default defineConnector({
  slug: 'twilio',
  name: 'Twilio',
  family: 'messaging',
  description: 'Text messages.',
  keywords: ['sms', 'text', 'phone', 'message', 'notification'],
  preparation: { account: 'administrator', minutes: 5 },
  sources: [
    'https://www.twilio.com/docs/usage/requests-to-twilio',
    'https://www.twilio.com/docs/usage/twilios-response',
    'https://www.twilio.com/docs/iam/api-keys/keys-in-console',
    'https://www.twilio.com/docs/iam/api/account',
    'https://www.twilio.com/docs/messaging/api/message-resource',
    'https://www.twilio.com/docs/api/errors',
    'https://www.twilio.com/docs/global-infrastructure/messaging-api-with-twilio-regions',
  ],
  auth: [byApiKey, byAuthToken],
  settings,
  baseUrl,
  test,
  actions: { send_sms: sendSms },
  // Twilio publishes no rate for an account: messages queue at the sender's own pace.
  readError,
  samples,
});
