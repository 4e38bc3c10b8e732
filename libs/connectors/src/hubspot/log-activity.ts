import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { activityResult } from '../_crm/results.ts';
import { associate } from './associations.ts';
import { createdId } from './created-id.ts';
import { recordId } from './inputs.ts';

/** POST /crm/v3/objects/notes, https://developers.hubspot.com/docs/guides/api/crm/engagements/notes */
export const logActivity = action({
  title: 'Write a note',
  description: 'Adds a note to the timeline of a contact, a company or a deal.',
  scopes: ['crm.objects.contacts.write'],
  input: z
    .strictObject({
      note: z.string().min(1).max(65_536).meta({ title: 'Note' }),
      contact_id: recordId.optional().meta({ title: 'Contact' }),
      company_id: recordId.optional().meta({ title: 'Company' }),
      deal_id: recordId.optional().meta({ title: 'Deal' }),
      at: z.iso.datetime().optional().meta({ title: 'Time', description: 'Now unless stated.' }),
    })
    .refine(({ contact_id, company_id, deal_id }) => contact_id ?? company_id ?? deal_id, {
      path: ['contact_id'],
      error: 'or company_id or deal_id is needed',
    }),
  sample: { note: 'Ordered A-1042.', contact_id: '201', deal_id: '401' },
  request: (input, { acceptedAt, now }) => ({
    method: 'POST',
    path: '/crm/v3/objects/notes',
    json: {
      properties: {
        hs_note_body: input.note,
        hs_timestamp: input.at ?? new Date(acceptedAt ?? now).toISOString(),
      },
      associations: [
        ...associate('noteToContact', [input.contact_id]),
        ...associate('noteToCompany', [input.company_id]),
        ...associate('noteToDeal', [input.deal_id]),
      ],
    },
  }),
  result: {
    schema: activityResult,
    read: (response) => {
      const id = createdId(response);
      return id === undefined ? undefined : { activity_id: id };
    },
  },
});
