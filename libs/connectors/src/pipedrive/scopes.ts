import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

/** https://pipedrive.readme.io/docs/marketplace-scopes-and-permissions-explanations */
export const scopes: Readonly<Record<string, ScopeInfo>> = {
  base: {
    title: 'Basic access',
    description: 'See who signed in, the company and its currencies.',
    default: true,
    required: true,
  },
  'contacts:read': { title: 'Read people and organizations' },
  'contacts:full': {
    title: 'Change people and organizations',
    description: 'Find, add and update them, and write notes.',
    default: true,
  },
  'deals:read': { title: 'Read deals' },
  'deals:full': { title: 'Change deals', description: 'Add and update deals.', default: true },
  'activities:read': { title: 'Read activities' },
  'activities:full': { title: 'Change activities', description: 'Calls, meetings and tasks.' },
};
