import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { activityResult } from '../_crm/results.ts';
import { numberOf, recordId } from './inputs.ts';
import { writtenId } from './record-result.ts';

/** POST /v1/notes: notes have no newer address. */
export const logActivity = action({
  title: 'Write a note',
  description: 'Adds a note to a person, an organization or a deal.',
  // Either one of the two that Pipedrive takes here; this one comes with the contacts.
  scopes: ['contacts:full'],
  input: z
    .strictObject({
      note: z.string().min(1).max(90_000).meta({ title: 'Note', description: 'May be HTML.' }),
      contact_id: recordId.optional().meta({ title: 'Person' }),
      company_id: recordId.optional().meta({ title: 'Organization' }),
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
    path: '/v1/notes',
    json: {
      content: input.note,
      person_id: numberOf(input.contact_id),
      org_id: numberOf(input.company_id),
      deal_id: numberOf(input.deal_id),
      add_time: inUtc(input.at ?? new Date(acceptedAt ?? now).toISOString()),
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

/** `2026-01-02 03:04:05`, as Pipedrive writes times in UTC. */
function inUtc(time: string): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}
