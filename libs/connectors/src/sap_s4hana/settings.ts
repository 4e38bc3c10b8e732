import { textField, urlField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';

const code = (title: string, placeholder: string, description: string, maxLength: number) =>
  textField({ title, placeholder, description, maxLength }).optional();

export const settings = z.strictObject({
  url: urlField({
    title: 'System address',
    description: 'With its port, where it has one. Paths are left out.',
    placeholder: 'https://my300000-api.s4hana.cloud.sap',
    help: [
      'In the cloud open Communication Arrangements and copy the API-URL of the arrangement.',
      'On premises ask for the host and the HTTPS port of the SAP Gateway.',
    ],
  }).refine((url) => url.startsWith('https:'), 'must begin with https'),
  client: textField({
    title: 'Client',
    description: 'Three digits; not needed in the cloud.',
    placeholder: '100',
    maxLength: 3,
  })
    .regex(/^[0-9]{3}$/, 'must be three digits')
    .optional(),
  token_url: urlField({
    title: 'Token address',
    description: 'Only for an OAuth client.',
    placeholder: 'https://acme.authentication.eu10.hana.ondemand.com/oauth/token',
  })
    .refine((url) => url.startsWith('https:'), 'must begin with https')
    .optional(),
  country: textField({
    title: 'Country',
    description: 'Of new business partners that name none; SAP needs one.',
    placeholder: 'DE',
    maxLength: 2,
  })
    .regex(/^[A-Z]{2}$/, 'must be two capital letters, such as DE')
    .optional(),
  sales_organization: code('Sales organization', '1710', 'Of sales orders.', 4),
  distribution_channel: code('Distribution channel', '10', 'Of sales orders.', 2),
  division: code('Division', '00', 'Of sales orders.', 2),
  order_type: textField({
    title: 'Sales order type',
    description: 'Of sales orders.',
    maxLength: 4,
  }).default('OR'),
  price_condition: textField({
    title: 'Price condition',
    description: 'The condition type that holds the price, such as PPR0 or PR00.',
    maxLength: 4,
  }).default('PPR0'),
  material: code('Product', 'TG11', 'Of order lines that name none.', 40),
});
