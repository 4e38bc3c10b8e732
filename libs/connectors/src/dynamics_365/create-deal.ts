import { action } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { currency, dealFields } from '../_crm/deal-input.ts';
import { dealResult } from '../_crm/results.ts';
import { findCurrency } from './find-steps.ts';
import { linkTo, properties, rowId } from './inputs.ts';
import { newRow } from './write-row.ts';

const Written = z.object({ opportunityid: z.guid() });

export const createDeal = action({
  title: 'Create an opportunity',
  description: 'Adds an opportunity, for a contact or an account if wanted.',
  input: z.strictObject({
    ...dealFields,
    currency,
    stage: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .meta({ title: 'Stage', description: 'The pipeline phase in words.' }),
    contact_id: rowId.optional().meta({ title: 'Contact' }),
    company_id: rowId
      .optional()
      .meta({ title: 'Account', description: 'The customer, before the contact.' }),
    properties,
  }),
  sample: {
    name: 'Order A-1042',
    amount: 1499.5,
    currency: 'EUR',
    close_date: '2026-03-31',
    contact_id: '20000000-0000-4000-8000-000000000001',
  },
  before: [findCurrency],
  request: (input, context, found) => {
    const money = found['transactioncurrencyid'];
    if (input.currency && money === undefined) {
      throw new RequestBuildError('currency', 'is not used in this organization');
    }
    const { company_id: company, contact_id: contact } = input;
    const json = {
      name: input.name,
      // Otherwise the amount is the sum of the products, of which there are none.
      ...(input.amount !== undefined && {
        isrevenuesystemcalculated: false,
        estimatedvalue: input.amount,
      }),
      estimatedclosedate: input.close_date,
      stepname: input.stage,
      'transactioncurrencyid@odata.bind': linkTo('transactioncurrencies', money),
      'customerid_account@odata.bind': linkTo('accounts', company),
      'customerid_contact@odata.bind': company ? undefined : linkTo('contacts', contact),
      'parentcontactid@odata.bind': company ? linkTo('contacts', contact) : undefined,
      ...input.properties,
    };
    return newRow({ table: 'opportunities', json }, context);
  },
  result: {
    schema: dealResult,
    read: ({ body }) => {
      const id = Written.safeParse(body).data?.opportunityid;
      return id === undefined ? undefined : { deal_id: id };
    },
  },
});
