import { selectField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { REGIONS } from './region.ts';

export const settings = z.strictObject({
  region: selectField(REGIONS, {
    title: 'Country',
    description: 'The site you sign in at.',
    labels: {
      nl: 'Netherlands (exactonline.nl)',
      be: 'Belgium (exactonline.be)',
      de: 'Germany (exactonline.de)',
      uk: 'United Kingdom (exactonline.co.uk)',
      us: 'United States (exactonline.com)',
      fr: 'France (exactonline.fr)',
      es: 'Spain (exactonline.es)',
    },
  }).default('nl'),
  division: textField({
    title: 'Division',
    description: 'The administration. Found out by itself, and chosen under Division.',
    placeholder: '123456',
    maxLength: 10,
  })
    .regex(/^[0-9]{1,10}$/, 'must be a division’s number')
    .optional(),
  journal: textField({
    title: 'Sales journal',
    description: 'Of invoices that name none.',
    placeholder: '70',
    help: ['In Exact Online open Finance › Setup › Journals.', 'Copy the code of a sales journal.'],
    maxLength: 10,
  }).default('70'),
  item_code: textField({
    title: 'Item',
    description: 'The code of the item of invoice lines that name none: Exact Online needs one.',
    placeholder: 'WEBSHOP',
    maxLength: 30,
  }).optional(),
});
