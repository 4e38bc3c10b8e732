import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { dealResult } from '../_crm/results.ts';
import { associate } from './associations.ts';
import { createdId } from './created-id.ts';
import { given, properties, recordId } from './inputs.ts';

/** POST /crm/v3/objects/deals, https://developers.hubspot.com/docs/guides/api/crm/objects/deals */
export const createDeal = action({
  title: 'Create a deal',
  description: 'Adds a deal, linked to contacts and a company if wanted.',
  scopes: ['crm.objects.deals.write'],
  input: z.strictObject({
    name: z.string().min(1).max(500).meta({ title: 'Name' }),
    stage: z
      .string()
      .min(1)
      .max(100)
      .meta({ title: 'Stage', description: 'The stage’s internal name, as appointmentscheduled.' }),
    pipeline: z.string().min(1).max(100).optional().meta({ title: 'Pipeline' }),
    amount: z.number().nonnegative().optional().meta({ title: 'Amount' }),
    close_date: z.iso.date().optional().meta({ title: 'Close date' }),
    contact_ids: z.array(recordId).max(50).optional().meta({ title: 'Contacts' }),
    company_id: recordId.optional().meta({ title: 'Company' }),
    properties,
  }),
  sample: {
    name: 'Order A-1042',
    stage: 'appointmentscheduled',
    pipeline: 'default',
    amount: 1499.5,
    close_date: '2026-03-31',
    contact_ids: ['201'],
    company_id: '301',
  },
  request: (input) => ({
    method: 'POST',
    path: '/crm/v3/objects/deals',
    json: {
      properties: given({
        dealname: input.name,
        dealstage: input.stage,
        pipeline: input.pipeline,
        amount: input.amount?.toString(),
        closedate: input.close_date,
        ...input.properties,
      }),
      associations: [
        ...associate('dealToContact', input.contact_ids ?? []),
        ...associate('dealToCompany', [input.company_id]),
      ],
    },
  }),
  result: {
    schema: dealResult,
    read: (response) => {
      const id = createdId(response);
      return id === undefined ? undefined : { deal_id: id };
    },
  },
});
