import type { ScopeInfo } from '@patchbay/connector-sdk/auth/oauth2';

/**
 * https://developer.xero.com/documentation/guides/oauth2/scopes/
 *
 * Applications made since March 2026 are not given `accounting.transactions`, which once covered
 * invoices; older ones may ask for either until September 2027.
 */
export const scopes: Readonly<Record<string, ScopeInfo>> = {
  offline_access: {
    title: 'Stay connected',
    description: 'Lets Patchbay work while nobody is signed in.',
    default: true,
    required: true,
  },
  'accounting.contacts': {
    title: 'Change contacts',
    description: 'See, add and update customers.',
    default: true,
  },
  'accounting.invoices': {
    title: 'Change invoices',
    description: 'See, add and update invoices.',
    default: true,
  },
  'accounting.contacts.read': { title: 'Read contacts' },
  'accounting.invoices.read': { title: 'Read invoices' },
  'accounting.settings.read': {
    title: 'Read the organisation’s settings',
    description: 'Such as its accounts and tax rates.',
  },
};
