import { textField, urlField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';

const code = (title: string, placeholder: string, description: string, maxLength: number) =>
  textField({ title, placeholder, description, maxLength }).optional();

export const settings = z.strictObject({
  url: urlField({
    title: 'Service Layer address',
    description: 'With its port. Paths are left out. Its certificate must be one that is trusted.',
    placeholder: 'https://b1.acme.example:50000',
    help: [
      'Ask whoever runs SAP Business One for the host and port of the Service Layer.',
      'Make sure that Patchbay’s server may reach it.',
    ],
  }).refine((url) => url.startsWith('https:'), 'must begin with https'),
  company_db: textField({
    title: 'Company database',
    placeholder: 'SBODEMODE',
    help: ['In SAP Business One open Choose Company.', 'Copy the name under Database Name.'],
    maxLength: 128,
  }),
  series: textField({
    title: 'Numbering series',
    description: 'Of new customers. Without it, each gets a code that begins with PB.',
    placeholder: '71',
    maxLength: 6,
  })
    .regex(/^[0-9]{1,6}$/, 'must be the number of a series')
    .optional(),
  item_code: code('Item', 'WEBSHOP', 'Of invoice lines that name none.', 50),
  tax_code: code('VAT group', 'A2', 'Of invoice lines that name none.', 8),
});
