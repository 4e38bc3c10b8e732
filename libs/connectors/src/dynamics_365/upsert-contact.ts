import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { contactFields, nameFrom } from '../_crm/contact-input.ts';
import { contactResult } from '../_crm/results.ts';
import { createAccount, findAccount, findContact } from './find-steps.ts';
import { linkTo, properties, rowId } from './inputs.ts';
import { changedRow, newRow } from './write-row.ts';

const Written = z.object({ contactid: z.guid() });

export const upsertContact = action({
  title: 'Create or update a contact',
  description: 'Adds a contact, or updates the one with the same e-mail address.',
  input: z.strictObject({
    ...contactFields,
    contact_id: rowId.optional().meta({ title: 'Contact', description: 'Where it is known.' }),
    properties,
  }),
  sample: {
    email: 'ada@example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    phone: '+31201234567',
    company: 'Analytical Engines',
  },
  before: [findContact, findAccount, createAccount],
  request: (input, context, found) => {
    const known = input.contact_id ?? found['contactid'];
    const json = {
      emailaddress1: input.email,
      firstname: input.first_name,
      lastname: input.last_name,
      telephone1: input.phone,
      'parentcustomerid_account@odata.bind': linkTo('accounts', found['accountid']),
      ...input.properties,
    };
    if (known !== undefined) return changedRow({ table: 'contacts', json }, String(known));
    const lastname = input.last_name ?? input.first_name ?? nameFrom(input.email);
    return newRow({ table: 'contacts', json: { ...json, lastname } }, context);
  },
  result: {
    schema: contactResult,
    read: ({ body }) => {
      const id = Written.safeParse(body).data?.contactid;
      return id === undefined ? undefined : { contact_id: id };
    },
  },
});
