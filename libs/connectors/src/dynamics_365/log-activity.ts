import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { firstLine } from '../_crm/first-line.ts';
import { activityResult } from '../_crm/results.ts';
import { linkTo, rowId } from './inputs.ts';
import { newRow } from './write-row.ts';

const Written = z.object({ annotationid: z.guid() });

/** A row of `annotations`, which belongs to one other row. */
export const logActivity = action({
  title: 'Write a note',
  description: 'Adds a note to the timeline of a contact, an account or an opportunity.',
  input: z
    .strictObject({
      note: z.string().min(1).max(100_000).meta({ title: 'Note' }),
      subject: z
        .string()
        .min(1)
        .max(500)
        .optional()
        .meta({ title: 'Title', description: 'The note’s first line unless stated.' }),
      contact_id: rowId.optional().meta({ title: 'Contact' }),
      company_id: rowId.optional().meta({ title: 'Account' }),
      deal_id: rowId
        .optional()
        .meta({ title: 'Opportunity', description: 'Goes before contact and account.' }),
    })
    .refine(({ contact_id, company_id, deal_id }) => contact_id ?? company_id ?? deal_id, {
      path: ['contact_id'],
      error: 'or company_id or deal_id is needed',
    }),
  sample: { note: 'Ordered A-1042.', contact_id: '20000000-0000-4000-8000-000000000001' },
  request: (
    { note, subject, contact_id: contact, company_id: company, deal_id: deal },
    context,
  ) => {
    const json = {
      subject: subject ?? firstLine(note, 500),
      notetext: note,
      'objectid_opportunity@odata.bind': linkTo('opportunities', deal),
      'objectid_contact@odata.bind': deal ? undefined : linkTo('contacts', contact),
      'objectid_account@odata.bind': (deal ?? contact) ? undefined : linkTo('accounts', company),
    };
    return newRow({ table: 'annotations', json }, context);
  },
  result: {
    schema: activityResult,
    read: ({ body }) => {
      const id = Written.safeParse(body).data?.annotationid;
      return id === undefined ? undefined : { activity_id: id };
    },
  },
});
