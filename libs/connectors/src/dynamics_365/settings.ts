import { hostField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { tenantField } from '../_microsoft/tenant.ts';
import { isOrganization } from './organization.ts';

export const settings = z.strictObject({
  organization: hostField({
    title: 'Environment',
    description: 'The address of Dynamics 365, as the browser shows it.',
    placeholder: 'acme.crm4.dynamics.com',
    help: [
      'Open the Power Platform admin center and choose Environments.',
      'Open the environment and copy the Environment URL.',
    ],
    helpUrl: 'https://admin.powerplatform.microsoft.com/',
  }).refine(isOrganization, 'must be an address such as acme.crm4.dynamics.com'),
  tenant: tenantField('organizations'),
});
