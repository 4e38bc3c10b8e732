import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { closeDate } from '../_crm/close-date.ts';
import { currency, dealFields } from '../_crm/deal-input.ts';
import { dealResult } from '../_crm/results.ts';
import { DATA } from './api.ts';
import { properties, recordId } from './inputs.ts';
import { writtenId } from './written.ts';

/** POST sobjects/Opportunity, which must have a stage and a close date. */
export const createDeal = action({
  title: 'Create an opportunity',
  description: 'Adds an opportunity, linked to a contact and an account if wanted.',
  scopes: ['api'],
  input: z.strictObject({
    ...dealFields,
    name: z.string().min(1).max(120).meta({ title: 'Name' }),
    close_date: z.iso
      .date()
      .optional()
      .meta({ title: 'Expected close date', description: 'In 30 days unless stated.' }),
    currency: currency.meta({
      title: 'Currency',
      description: 'Only for organizations that use several.',
    }),
    stage: z
      .string()
      .min(1)
      .max(255)
      .default('Prospecting')
      .meta({ title: 'Stage', description: 'As Salesforce shows it.' }),
    contact_id: recordId.optional().meta({ title: 'Contact' }),
    company_id: recordId.optional().meta({ title: 'Account' }),
    properties,
  }),
  sample: {
    name: 'Order A-1042',
    amount: 1499.5,
    close_date: '2026-03-31',
    stage: 'Closed Won',
    contact_id: '003000000000001AAA',
  },
  request: (input, context) => ({
    method: 'POST',
    path: `${DATA}/sobjects/Opportunity`,
    json: {
      Name: input.name,
      StageName: input.stage,
      CloseDate: closeDate(input.close_date, context),
      Amount: input.amount,
      CurrencyIsoCode: input.currency,
      ContactId: input.contact_id,
      AccountId: input.company_id,
      ...input.properties,
    },
  }),
  result: {
    schema: dealResult,
    read: (response) => {
      const id = writtenId(response);
      return id === undefined ? undefined : { deal_id: id };
    },
  },
});
