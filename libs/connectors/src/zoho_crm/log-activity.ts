import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { activityResult } from '../_crm/results.ts';
import { firstLine } from '../_crm/first-line.ts';
import { recordId } from './inputs.ts';
import { writtenId } from './written.ts';

interface Parents {
  deal_id?: string | undefined;
  contact_id?: string | undefined;
  company_id?: string | undefined;
}

/** POST /crm/v8/Notes: a note belongs to one record. */
export const logActivity = action({
  title: 'Write a note',
  description: 'Adds a note to a contact, an account or a deal.',
  scopes: ['ZohoCRM.modules.contacts.ALL', 'ZohoCRM.modules.notes.ALL'],
  input: z
    .strictObject({
      note: z.string().min(1).max(32_000).meta({ title: 'Note' }),
      subject: z
        .string()
        .min(1)
        .max(120)
        .optional()
        .meta({ title: 'Title', description: 'The note’s first line unless stated.' }),
      contact_id: recordId.optional().meta({ title: 'Contact' }),
      company_id: recordId.optional().meta({ title: 'Account' }),
      deal_id: recordId
        .optional()
        .meta({ title: 'Deal', description: 'Goes before contact and account.' }),
    })
    .refine(({ contact_id, company_id, deal_id }) => contact_id ?? company_id ?? deal_id, {
      path: ['contact_id'],
      error: 'or company_id or deal_id is needed',
    }),
  sample: { note: 'Ordered A-1042.', contact_id: '3652397000000649013' },
  request: (input) => ({
    method: 'POST',
    path: '/crm/v8/Notes',
    json: {
      data: [
        {
          Note_Title: input.subject ?? firstLine(input.note, 120),
          Note_Content: input.note,
          Parent_Id: parentOf(input),
        },
      ],
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

function parentOf({ deal_id: deal, contact_id: contact, company_id: company }: Parents) {
  const api_name = deal ? 'Deals' : contact ? 'Contacts' : 'Accounts';
  return { module: { api_name }, id: deal ?? contact ?? company };
}
