import { selectField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';

export const settings = z.strictObject({
  environment: selectField(['production', 'sandbox'], {
    title: 'Environment',
    description: 'A sandbox company needs the development keys of the application.',
    labels: { production: 'Production', sandbox: 'Sandbox' },
  }).default('production'),
  item_id: textField({
    title: 'Product or service',
    description: 'The ID of the item of invoice lines that name none.',
    placeholder: '1',
    help: [
      'In QuickBooks open Sales › Products and services.',
      'Open one; its ID stands at the end of the address.',
    ],
    maxLength: 20,
  })
    .regex(/^[0-9]{1,20}$/, 'must be a number')
    .optional(),
});
