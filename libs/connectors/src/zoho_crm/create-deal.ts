import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { closeDate } from '../_crm/close-date.ts';
import { currency, dealFields } from '../_crm/deal-input.ts';
import { dealResult } from '../_crm/results.ts';
import { linkTo, properties, recordId } from './inputs.ts';
import { writtenId } from './written.ts';

/** POST /crm/v8/Deals */
export const createDeal = action({
  title: 'Create a deal',
  description: 'Adds a deal, linked to a contact and an account if wanted.',
  scopes: ['ZohoCRM.modules.deals.ALL'],
  input: z.strictObject({
    ...dealFields,
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
      .max(120)
      .default('Qualification')
      .meta({ title: 'Stage', description: 'As Zoho CRM shows it.' }),
    pipeline: z.string().min(1).max(120).optional().meta({ title: 'Pipeline' }),
    contact_id: recordId.optional().meta({ title: 'Contact' }),
    company_id: recordId.optional().meta({ title: 'Account' }),
    properties,
  }),
  sample: {
    name: 'Order A-1042',
    amount: 1499.5,
    close_date: '2026-03-31',
    stage: 'Closed Won',
    contact_id: '3652397000000649013',
  },
  request: (input, context) => ({
    method: 'POST',
    path: '/crm/v8/{module}',
    params: { module: 'Deals' },
    json: {
      data: [
        {
          Deal_Name: input.name,
          Stage: input.stage,
          Closing_Date: closeDate(input.close_date, context),
          Amount: input.amount,
          Currency: input.currency,
          Pipeline: input.pipeline,
          Contact_Name: linkTo(input.contact_id),
          Account_Name: linkTo(input.company_id),
          ...input.properties,
        },
      ],
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
