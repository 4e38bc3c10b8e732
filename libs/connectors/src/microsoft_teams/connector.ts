import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { whoAmI } from '../_microsoft/account.ts';
import { microsoftBundle } from '../_microsoft/bundle.ts';
import { readError } from '../_microsoft/errors.ts';
import { GRAPH } from '../_microsoft/graph.ts';
import { microsoftOAuth } from '../_microsoft/oauth.ts';
import { tenantField } from '../_microsoft/tenant.ts';
import { CHANNEL_ID, TEAM_ID } from './channel-of.ts';
import { channelPanel } from './channel-panel.ts';
import { samples } from './samples.ts';
import { SCOPES } from './scopes.ts';
import { sendMessage } from './send-message.ts';

export default defineConnector({
  slug: 'microsoft_teams',
  name: 'Microsoft Teams',
  family: 'messaging',
  description: 'Messages in the channels of a team.',
  keywords: ['chat', 'channel', 'notification', 'alert', 'office', 'team'],
  preparation: { account: 'member', minutes: 8 },
  sources: [
    'https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow',
    'https://learn.microsoft.com/en-us/graph/permissions-reference',
    'https://learn.microsoft.com/en-us/graph/errors',
    'https://learn.microsoft.com/en-us/graph/api/channel-post-messages',
    'https://learn.microsoft.com/en-us/graph/api/chatmessage-post-replies',
    'https://learn.microsoft.com/en-us/graph/api/user-list-joinedteams',
    'https://learn.microsoft.com/en-us/graph/api/channel-list',
    'https://learn.microsoft.com/en-us/graph/api/chatmessage-post',
    'https://learn.microsoft.com/en-us/graph/throttling-limits#microsoft-teams-service-limits',
  ],
  auth: [oauth2({ ...microsoftOAuth, scopes: SCOPES })],
  bundle: microsoftBundle,
  settings: z.strictObject({
    tenant: tenantField('organizations'),
    team_id: textField({
      title: 'Team',
      description: 'Filled in when you choose a channel after connecting.',
      placeholder: 'fbe2bf47-16c8-47cf-b4a5-4b9b187c508b',
      maxLength: 50,
    })
      .regex(TEAM_ID, 'must be the identifier of a team')
      .optional(),
    channel_id: textField({
      title: 'Channel',
      description: 'Filled in when you choose a channel after connecting.',
      placeholder: '19:4a95f7d8db4c4e7fae857bcebe0623e6@thread.tacv2',
      maxLength: 200,
    })
      .regex(CHANNEL_ID, 'must be the identifier of a channel')
      .optional(),
  }),
  baseUrl: GRAPH,
  test: whoAmI,
  actions: { send_message: sendMessage },
  panels: { channel: channelPanel },
  // What its page says of messages: ten in ten seconds.
  rateLimit: { requests: 10, perMs: 10_000 },
  readError,
  samples,
});
