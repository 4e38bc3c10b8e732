import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { contactResult } from '../_crm/results.ts';
import { given, properties } from './inputs.ts';

const Upserted = z.object({
  results: z.tuple([z.object({ id: z.string().min(1).max(50) })], z.unknown()),
});

/** POST /crm/v3/objects/contacts/batch/upsert with one entry: there is no upsert of a single one. */
export const upsertContact = action({
  title: 'Create or update a contact',
  description: 'Adds a contact, or updates the one with the same e-mail address.',
  scopes: ['crm.objects.contacts.write'],
  input: z.strictObject({
    email: z.email().max(320).meta({ title: 'E-mail' }),
    first_name: z.string().min(1).max(500).optional().meta({ title: 'First name' }),
    last_name: z.string().min(1).max(500).optional().meta({ title: 'Last name' }),
    phone: z.string().min(1).max(100).optional().meta({ title: 'Phone' }),
    company: z.string().min(1).max(500).optional().meta({ title: 'Company' }),
    properties,
  }),
  sample: {
    email: 'ada@example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    properties: { lifecyclestage: 'lead' },
  },
  request: (input) => ({
    method: 'POST',
    path: '/crm/v3/objects/contacts/batch/upsert',
    json: {
      inputs: [
        {
          id: input.email,
          idProperty: 'email',
          properties: given({
            email: input.email,
            firstname: input.first_name,
            lastname: input.last_name,
            phone: input.phone,
            company: input.company,
            ...input.properties,
          }),
        },
      ],
    },
  }),
  result: {
    schema: contactResult,
    read: ({ body }) => {
      const id = Upserted.safeParse(body).data?.results[0].id;
      return id === undefined ? undefined : { contact_id: id };
    },
  },
});
