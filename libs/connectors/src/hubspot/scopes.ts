import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

/** https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/scopes */
export const scopes: Readonly<Record<string, ScopeInfo>> = {
  oauth: {
    title: 'Basic access',
    description: 'Lets Patchbay see which HubSpot account it is connected to.',
    default: true,
    required: true,
  },
  'crm.objects.contacts.read': {
    title: 'Read contacts',
    description: 'See people and their details.',
    default: true,
  },
  'crm.objects.contacts.write': {
    title: 'Change contacts',
    description: 'Add and update people, and write notes.',
    default: true,
  },
  'crm.objects.deals.read': { title: 'Read deals', description: 'See deals and their stage.' },
  'crm.objects.deals.write': {
    title: 'Change deals',
    description: 'Add and update deals.',
    default: true,
  },
  'crm.objects.companies.read': { title: 'Read companies', description: 'See companies.' },
  'crm.objects.companies.write': {
    title: 'Change companies',
    description: 'Add and update companies.',
  },
};
