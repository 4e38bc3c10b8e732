import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

/** https://www.zoho.com/crm/developer/docs/api/v8/scopes.html */
export const scopes: Readonly<Record<string, ScopeInfo>> = {
  'ZohoCRM.org.READ': {
    title: 'See the organization',
    description: 'Lets Patchbay see which organization it is connected to.',
    default: true,
    required: true,
  },
  'ZohoCRM.modules.contacts.ALL': {
    title: 'Contacts',
    description: 'See, add and update people.',
    default: true,
  },
  'ZohoCRM.modules.accounts.ALL': {
    title: 'Accounts',
    description: 'See, add and update the companies of people.',
    default: true,
  },
  'ZohoCRM.modules.deals.ALL': {
    title: 'Deals',
    description: 'See, add and update deals.',
    default: true,
  },
  'ZohoCRM.modules.notes.ALL': {
    title: 'Notes',
    description: 'See and write notes.',
    default: true,
  },
};
