import { action, type Step } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { contactFields, nameFrom } from '../_crm/contact-input.ts';
import { contactResult } from '../_crm/results.ts';
import { linkTo, properties, recordId } from './inputs.ts';
import { writtenId } from './written.ts';

/** POST /crm/v8/Accounts/upsert: a contact's company is a record of its own. */
const upsertAccount: Step<{ company?: string | undefined }> = {
  name: 'upsert_account',
  request: ({ company }) =>
    company
      ? {
          method: 'POST',
          path: '/crm/v8/{module}/upsert',
          params: { module: 'Accounts' },
          json: {
            data: [{ Account_Name: company }],
            duplicate_check_fields: ['Account_Name'],
          },
        }
      : undefined,
  read: (response) => {
    const id = writtenId(response);
    return id === undefined ? undefined : { account_id: id };
  },
};

/** POST /crm/v8/Contacts/upsert, or PUT /crm/v8/Contacts/{id} for a contact that is known. */
export const upsertContact = action({
  title: 'Create or update a contact',
  description: 'Adds a contact, or updates the one with the same e-mail address.',
  scopes: ['ZohoCRM.modules.contacts.ALL', 'ZohoCRM.modules.accounts.ALL'],
  input: z.strictObject({
    ...contactFields,
    contact_id: recordId.optional().meta({ title: 'Contact', description: 'Where it is known.' }),
    properties,
  }),
  sample: {
    email: 'ada@example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    phone: '+31201234567',
    company: 'Analytical Engines',
  },
  before: [upsertAccount],
  request: (input, _context, found) => {
    const record = {
      Email: input.email,
      First_Name: input.first_name,
      Last_Name: input.last_name,
      Phone: input.phone,
      Account_Name: linkTo(found['account_id']),
      ...input.properties,
    };
    if (input.contact_id) {
      return {
        method: 'PUT',
        path: '/crm/v8/{module}/{id}',
        params: { module: 'Contacts', id: input.contact_id },
        json: { data: [record] },
      };
    }
    return {
      method: 'POST',
      path: '/crm/v8/{module}/upsert',
      params: { module: 'Contacts' },
      json: {
        // A contact must have a last name, also one that turns out to be there already.
        data: [
          { ...record, Last_Name: input.last_name ?? input.first_name ?? nameFrom(input.email) },
        ],
        duplicate_check_fields: ['Email'],
      },
    };
  },
  result: {
    schema: contactResult,
    read: (response) => {
      const id = writtenId(response);
      return id === undefined ? undefined : { contact_id: id };
    },
  },
});
