import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { contactFields, fullName } from '../_crm/contact-input.ts';
import { contactResult } from '../_crm/results.ts';
import { companyPath, realmOf } from './company.ts';
import { customerIn, findCustomer } from './find-customer.ts';
import { once } from './query.ts';

interface Known {
  email: string;
  contact_id?: string | undefined;
}

/** POST customer, for new ones and, with `Id`, `SyncToken` and `sparse`, for known ones. */
export const upsertContact = action({
  title: 'Create or update a customer',
  description: 'Adds a customer, or updates the one with the same e-mail address.',
  scopes: ['com.intuit.quickbooks.accounting'],
  input: z.strictObject({
    ...contactFields,
    name: z
      .string()
      .min(1)
      .max(500)
      .regex(/^[^:\t\n]*$/, 'must not hold colons, tabs or line breaks')
      .optional()
      .meta({
        title: 'Display name',
        description: 'Unlike any other’s. The company or the person’s name unless stated.',
      }),
    contact_id: z
      .string()
      .regex(/^[0-9]{1,25}$/, 'must be a customer’s number')
      .optional()
      .meta({ title: 'Customer', description: 'Where it is known.' }),
  }),
  sample: {
    email: 'ada@example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    phone: '+31201234567',
    company: 'Analytical Engines',
  },
  before: [findCustomer(({ email, contact_id: id }: Known) => ({ id, email }))],
  request: (input, context, found) => {
    const name = input.name ?? input.company ?? fullName(input);
    const known = found['customer_id'];
    return {
      method: 'POST',
      path: companyPath('customer'),
      params: { realm: realmOf(context.settings) },
      query: once(context, 'customer'),
      json: {
        // Sparse: what is left out stays as it is.
        ...(known !== undefined && { Id: known, SyncToken: found['sync_token'], sparse: true }),
        DisplayName: known === undefined ? (name ?? input.email) : name,
        GivenName: input.first_name,
        FamilyName: input.last_name,
        CompanyName: input.company,
        PrimaryEmailAddr: { Address: input.email },
        ...(input.phone && { PrimaryPhone: { FreeFormNumber: input.phone } }),
      },
    };
  },
  result: {
    schema: contactResult,
    read: ({ body }) => {
      const id = customerIn(body);
      return id === undefined ? undefined : { contact_id: id };
    },
  },
});
