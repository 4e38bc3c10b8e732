import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';
import { basicScopes } from '../_microsoft/scopes.ts';

export const SEND = 'ChannelMessage.Send';
export const TEAMS = 'Team.ReadBasic.All';
export const CHANNELS = 'Channel.ReadBasic.All';

/** https://learn.microsoft.com/en-us/graph/permissions-reference, the least of each. */
export const SCOPES: Readonly<Record<string, ScopeInfo>> = {
  ...basicScopes,
  [SEND]: { title: 'Send messages to channels', description: 'In your name.', default: true },
  [TEAMS]: { title: 'See the names of your teams', default: true },
  [CHANNELS]: { title: 'See the names of channels', default: true },
};
