import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { currency, dealFields } from '../_crm/deal-input.ts';
import { dealResult } from '../_crm/results.ts';
import { numberOf, properties, recordId } from './inputs.ts';
import { writtenId } from './record-result.ts';

/** POST /api/v2/deals */
export const createDeal = action({
  title: 'Create a deal',
  description: 'Adds a deal, linked to a person and an organization if wanted.',
  scopes: ['deals:full'],
  input: z.strictObject({
    ...dealFields,
    currency,
    stage: recordId
      .optional()
      .meta({ title: 'Stage', description: 'Its number; the first stage unless stated.' }),
    pipeline: recordId.optional().meta({ title: 'Pipeline', description: 'Its number.' }),
    contact_id: recordId.optional().meta({ title: 'Person' }),
    company_id: recordId.optional().meta({ title: 'Organization' }),
    properties,
  }),
  sample: {
    name: 'Order A-1042',
    amount: 1499.5,
    currency: 'EUR',
    close_date: '2026-03-31',
    stage: '1',
    contact_id: '201',
  },
  request: (input) => ({
    method: 'POST',
    path: '/api/v2/deals',
    json: {
      title: input.name,
      value: input.amount,
      currency: input.currency,
      expected_close_date: input.close_date,
      stage_id: numberOf(input.stage),
      pipeline_id: numberOf(input.pipeline),
      person_id: numberOf(input.contact_id),
      org_id: numberOf(input.company_id),
      custom_fields: input.properties,
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
