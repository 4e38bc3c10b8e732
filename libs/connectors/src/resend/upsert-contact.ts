import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { FULL_ACCESS } from './scopes.ts';

const Contact = z.object({ id: z.string().min(1) });

/**
 * There is no upsert: https://resend.com/docs/api-reference/contacts/get-contact tells by e-mail
 * address whether to update or to create.
 */
export const upsertContact = action({
  title: 'Create or update a contact',
  description: 'Adds a contact, or updates the one with the same e-mail address.',
  scopes: [FULL_ACCESS],
  input: z.strictObject({
    email: z.email().max(320).meta({ title: 'E-mail' }),
    first_name: z.string().min(1).max(200).optional().meta({ title: 'First name' }),
    last_name: z.string().min(1).max(200).optional().meta({ title: 'Last name' }),
    properties: z
      .record(z.string().min(1).max(50), z.union([z.string(), z.number()]))
      .optional()
      .meta({ title: 'Further properties', description: 'They must exist at Resend.' }),
    unsubscribed: z
      .boolean()
      .optional()
      .meta({ title: 'Unsubscribed', description: 'From all broadcasts.' }),
  }),
  sample: {
    email: 'ada@example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    properties: { company_name: 'Analytical Engines' },
  },
  before: [
    {
      name: 'find',
      request: ({ email }) => ({ method: 'GET', path: '/contacts/{id}', params: { id: email } }),
      accepts: [404],
      read: ({ status, body }) => {
        if (status === 404) return { known: false };
        return Contact.safeParse(body).success ? { known: true } : undefined;
      },
    },
  ],
  request: ({ email, ...values }, _, { known }) =>
    known
      ? { method: 'PATCH', path: '/contacts/{id}', params: { id: email }, json: values }
      : { method: 'POST', path: '/contacts', json: { email, ...values } },
  result: {
    schema: z.object({ contact_id: z.string() }),
    read: ({ body }) => {
      const contact = Contact.safeParse(body).data;
      return contact && { contact_id: contact.id };
    },
  },
});
