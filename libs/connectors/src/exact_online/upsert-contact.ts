import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { contactFields, fullName } from '../_crm/contact-input.ts';
import { contactResult } from '../_crm/results.ts';
import { divisionOf } from './division.ts';
import { findAccount } from './find-account.ts';

const Written = z.object({ d: z.object({ ID: z.guid() }) });

interface Known {
  email: string;
  contact_id?: string | undefined;
}

/** POST crm/Accounts, or PUT crm/Accounts(guid'…') for a customer who is there already. */
export const upsertContact = action({
  title: 'Create or update a customer',
  description: 'Adds a customer, or updates the one with the same e-mail address.',
  input: z.strictObject({
    ...contactFields,
    contact_id: z.guid().optional().meta({ title: 'Customer', description: 'Where it is known.' }),
    website: z.string().min(1).max(255).optional().meta({ title: 'Website' }),
    street: z.string().min(1).max(100).optional().meta({ title: 'Street' }),
    postcode: z.string().min(1).max(20).optional().meta({ title: 'Postcode' }),
    city: z.string().min(1).max(100).optional().meta({ title: 'City' }),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be two capital letters, such as NL')
      .optional()
      .meta({ title: 'Country' }),
    vat_number: z.string().min(1).max(50).optional().meta({ title: 'VAT number' }),
  }),
  sample: {
    email: 'ada@example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    phone: '+31201234567',
    company: 'Analytical Engines',
  },
  before: [findAccount((input: Known) => (input.contact_id ? undefined : input.email))],
  request: (input, { settings }, found) => {
    const known = input.contact_id ?? found['account_id'];
    const name = input.company ?? fullName(input);
    const params = { division: divisionOf(settings) };
    const fields = {
      Email: input.email,
      Phone: input.phone,
      Website: input.website,
      AddressLine1: input.street,
      Postcode: input.postcode,
      City: input.city,
      Country: input.country,
      VATNumber: input.vat_number,
    };
    if (known !== undefined) {
      return {
        method: 'PUT',
        path: "/api/v1/{division}/crm/Accounts(guid'{id}')",
        params: { ...params, id: String(known) },
        json: { Name: name, ...fields },
      };
    }
    return {
      method: 'POST',
      path: '/api/v1/{division}/crm/Accounts',
      params,
      json: { Name: name ?? input.email, Status: 'C', ...fields },
    };
  },
  result: {
    schema: contactResult,
    // An update answers 204, without a word.
    read: ({ body }, found) => {
      const id = Written.safeParse(body).data?.d.ID ?? found['account_id'];
      return typeof id === 'string' ? { contact_id: id } : undefined;
    },
  },
});
