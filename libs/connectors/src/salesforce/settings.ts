import { hostField, selectField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';

export const settings = z.strictObject({
  environment: selectField(['production', 'sandbox', 'my_domain'], {
    title: 'Environment',
    labels: {
      production: 'Production (login.salesforce.com)',
      sandbox: 'Sandbox (test.salesforce.com)',
      my_domain: 'My Domain',
    },
  }).default('production'),
  my_domain: hostField({
    title: 'My Domain',
    description: 'The address that your organization signs in at.',
    placeholder: 'acme.my.salesforce.com',
    help: ['In Salesforce open Setup › My Domain.', 'Copy the current My Domain URL.'],
    showWhen: { field: 'environment', equals: 'my_domain' },
  })
    .refine(
      (host) => host.endsWith('.my.salesforce.com'),
      'must end with .my.salesforce.com, as Setup › My Domain shows it',
    )
    .optional(),
  external_id_field: textField({
    title: 'External ID field of contacts',
    description: 'Its API name. With it, a delivery can name a contact by an ID of your own.',
    placeholder: 'Shop_Id__c',
    maxLength: 80,
  })
    .regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'must be a field’s API name')
    .optional(),
});
