import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';
import { DATA_MANAGER } from '../_google/data-manager.ts';

export const READ = 'https://www.googleapis.com/auth/analytics.readonly';
export const EDIT = 'https://www.googleapis.com/auth/analytics.edit';

export const scopes: Readonly<Record<string, ScopeInfo>> = {
  [READ]: {
    title: 'Read Analytics',
    description: 'See accounts, properties and reports.',
    default: true,
    required: true,
  },
  [EDIT]: {
    title: 'Change settings of Analytics',
    description: 'Mark events as key events. Does not change recorded data.',
  },
  [DATA_MANAGER]: {
    title: 'Record events',
    description: 'Send events to Analytics. Google has no smaller permission for that.',
  },
};
