import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf, scopesOf } from './account.ts';
import { readError } from './errors.ts';
import { byOAuth } from './oauth.ts';
import { samples } from './samples.ts';
import { sendMessage } from './send-message.ts';

export default defineConnector({
  slug: 'slack',
  name: 'Slack',
  family: 'messaging',
  description: 'Messages to channels and people.',
  keywords: ['chat', 'message', 'channel', 'notification', 'team', 'bot'],
  preparation: { account: 'administrator', minutes: 10 },
  sources: [
    'https://docs.slack.dev/authentication/installing-with-oauth',
    'https://docs.slack.dev/authentication/using-pkce',
    'https://docs.slack.dev/authentication/using-token-rotation',
    'https://docs.slack.dev/reference/methods/auth.test',
    'https://docs.slack.dev/reference/methods/auth.revoke',
    'https://docs.slack.dev/reference/methods/chat.postMessage',
    'https://docs.slack.dev/apis/web-api',
    'https://docs.slack.dev/apis/web-api/rate-limits',
  ],
  auth: [
    byOAuth,
    apiKey({
      label: 'Bot token',
      fields: z.strictObject({
        bot_token: keyField({
          title: 'Bot token',
          placeholder: 'xoxb-…',
          help: [
            'Open api.slack.com/apps and choose Create New App, From scratch; name it Patchbay.',
            'Under OAuth & Permissions add the bot scopes chat:write and chat:write.public.',
            'Choose Install to Workspace and allow it.',
            'Copy the Bot User OAuth Token and paste it here.',
          ],
          helpUrl: 'https://api.slack.com/apps',
          mistakes: [
            {
              looksLike: /^https:\/\/hooks\.slack\.com\//,
              message: 'is an incoming webhook; use the bot token (xoxb-…)',
            },
            {
              looksLike: /^xapp-/,
              message: 'is an app-level token, which cannot post; use the bot token (xoxb-…)',
            },
            {
              looksLike: /^xoxe/,
              message: 'ends after twelve hours; turn token rotation off, or connect with OAuth',
            },
          ],
        }).refine((token) => /^xox[bp]-/.test(token), 'must begin with xoxb-'),
      }),
      inject: bearer('bot_token'),
    }),
  ],
  settings: z.strictObject({
    channel: textField({
      title: 'Channel',
      description: 'Where messages go unless a delivery names another channel.',
      placeholder: 'C0123456789',
      help: [
        'In Slack open the channel and choose its name at the top.',
        'Copy the channel ID from the end of the tab About.',
      ],
      maxLength: 100,
    }).optional(),
  }),
  baseUrl: 'https://slack.com/api',
  test: {
    request: () => ({ method: 'GET', path: '/auth.test' }),
    account: accountOf,
    scopes: scopesOf,
  },
  actions: { send_message: sendMessage },
  // Of one channel; a workspace bears several hundred a minute.
  rateLimit: { requests: 1, perMs: 1000 },
  readError,
  samples,
});
