import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { contactFields, fullName } from '../_crm/contact-input.ts';
import { contactResult } from '../_crm/results.ts';
import { findContact } from './find-contact.ts';
import { tenantHeader } from './find-tenant.ts';
import { TENANT } from './tenants.ts';

const Written = z.object({
  Contacts: z.array(z.object({ ContactID: z.string().regex(TENANT) })).min(1),
});

interface Known {
  email: string;
  contact_id?: string | undefined;
}

/** POST /Contacts for somebody who is there already, PUT /Contacts for somebody new. */
export const upsertContact = action({
  title: 'Create or update a contact',
  description: 'Adds a contact, or updates the one with the same e-mail address.',
  scopes: ['accounting.contacts'],
  input: z.strictObject({
    ...contactFields,
    name: z.string().min(1).max(255).optional().meta({
      title: 'Contact name',
      description: 'Unlike any other’s. The company or the person’s name unless stated.',
    }),
    contact_id: z
      .string()
      .regex(TENANT, 'must be a contact’s ID')
      .optional()
      .meta({ title: 'Contact', description: 'Where it is known.' }),
  }),
  sample: {
    email: 'ada@example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    phone: '+31 20 123 4567',
    company: 'Analytical Engines',
  },
  before: [findContact((input: Known) => (input.contact_id ? undefined : input.email))],
  request: (input, context, found) => {
    const known = input.contact_id ?? found['contact_id'];
    const name = input.name ?? input.company ?? fullName(input);
    return {
      // POST matches a contact by its name alone, and would overwrite a namesake.
      method: known ? 'POST' : 'PUT',
      path: '/api.xro/2.0/Contacts',
      query: { summarizeErrors: true },
      ...tenantHeader(context),
      json: {
        Contacts: [
          {
            ContactID: known,
            Name: known ? name : (name ?? input.email),
            FirstName: input.first_name,
            LastName: input.last_name,
            EmailAddress: input.email,
            ...(input.phone && { Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: input.phone }] }),
          },
        ],
      },
    };
  },
  result: {
    schema: contactResult,
    read: ({ body }) => {
      const id = Written.safeParse(body).data?.Contacts[0]?.ContactID;
      return id && { contact_id: id };
    },
  },
});
