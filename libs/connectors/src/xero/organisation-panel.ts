import type { ChoicePanel } from '@patchbay/connector-sdk/panel';
import { tenantsIn } from './tenants.ts';

/** A person may let Patchbay into several organisations at once. */
export const organisationPanel: ChoicePanel = {
  kind: 'choice',
  title: 'Organisation',
  description: 'The Xero organisation that contacts and invoices go to.',
  steps: [
    {
      name: 'organisation',
      title: 'Organisation',
      list: {
        request: () => ({ method: 'GET', path: '/Connections' }),
        read: (response) => {
          const tenants = tenantsIn(response);
          return (
            tenants && { options: tenants.map(({ id, name }) => ({ value: id, label: name })) }
          );
        },
      },
    },
  ],
  settle: [
    {
      request: () => ({ method: 'GET', path: '/Connections' }),
      read: (response, choice) => {
        const tenant = tenantsIn(response)?.find(({ id }) => id === choice);
        return tenant && { tenant_id: tenant.id, tenant_name: tenant.name };
      },
    },
  ],
  writes: ['tenant_id', 'tenant_name'],
  current: ({ tenant_id: id, tenant_name: name }) =>
    id ? [{ label: 'Organisation', value: String(name ?? id) }] : [],
};
