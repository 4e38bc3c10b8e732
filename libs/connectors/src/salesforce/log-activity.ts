import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { firstLine } from '../_crm/first-line.ts';
import { activityResult } from '../_crm/results.ts';
import { DATA } from './api.ts';
import { properties, recordId } from './inputs.ts';
import { writtenId } from './written.ts';

/** POST sobjects/Task with a status that is done: what a timeline of Salesforce consists of. */
export const logActivity = action({
  title: 'Log an activity',
  description: 'Adds a completed task to a contact, an account or an opportunity.',
  scopes: ['api'],
  input: z
    .strictObject({
      note: z.string().min(1).max(32_000).meta({ title: 'Note' }),
      subject: z
        .string()
        .min(1)
        .max(255)
        .optional()
        .meta({ title: 'Subject', description: 'The note’s first line unless stated.' }),
      contact_id: recordId.optional().meta({ title: 'Contact' }),
      company_id: recordId.optional().meta({ title: 'Account' }),
      deal_id: recordId.optional().meta({ title: 'Opportunity' }),
      at: z.iso.datetime().optional().meta({ title: 'Time', description: 'Now unless stated.' }),
      properties,
    })
    .refine(({ contact_id, company_id, deal_id }) => contact_id ?? company_id ?? deal_id, {
      path: ['contact_id'],
      error: 'or company_id or deal_id is needed',
    }),
  sample: { note: 'Ordered A-1042.', contact_id: '003000000000001AAA' },
  request: (input, { acceptedAt, now }) => ({
    method: 'POST',
    path: `${DATA}/sobjects/Task`,
    json: {
      Subject: input.subject ?? firstLine(input.note, 255),
      Description: input.note,
      Status: 'Completed',
      ActivityDate: (input.at ?? new Date(acceptedAt ?? now).toISOString()).slice(0, 10),
      WhoId: input.contact_id,
      // One of the two: what an opportunity is about is its account already.
      WhatId: input.deal_id ?? input.company_id,
      ...input.properties,
    },
  }),
  result: {
    schema: activityResult,
    read: (response) => {
      const id = writtenId(response);
      return id === undefined ? undefined : { activity_id: id };
    },
  },
});
