import { action } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { contactFields, nameFrom } from '../_crm/contact-input.ts';
import { contactResult } from '../_crm/results.ts';
import { DATA } from './api.ts';
import { createAccount, findAccount, findContact } from './find-steps.ts';
import { properties, recordId } from './inputs.ts';
import { writtenId } from './written.ts';

/**
 * PATCH by the external ID where the delivery has one, which Salesforce itself makes an insert or an
 * update; otherwise by the e-mail address, looked for before.
 */
export const upsertContact = action({
  title: 'Create or update a contact',
  description: 'Adds a contact, or updates the one with the same e-mail address or external ID.',
  scopes: ['api'],
  input: z.strictObject({
    ...contactFields,
    contact_id: recordId.optional().meta({ title: 'Contact', description: 'Where it is known.' }),
    external_id: z
      .string()
      .min(1)
      .max(255)
      .optional()
      .meta({ title: 'External ID', description: 'Of the field that the settings name.' }),
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
  request: (input, { settings }, found) => {
    const known = input.contact_id ?? found['contact_id'];
    const json = {
      Email: input.email,
      FirstName: input.first_name,
      LastName: input.last_name,
      Phone: input.phone,
      AccountId: found['account_id'],
      ...input.properties,
    };
    // A contact must have a last name.
    const whole = {
      ...json,
      LastName: input.last_name ?? input.first_name ?? nameFrom(input.email),
    };
    if (input.external_id !== undefined && !input.contact_id) {
      return {
        method: 'PATCH',
        path: `${DATA}/sobjects/Contact/{field}/{value}`,
        params: { field: externalIdField(settings), value: input.external_id },
        json: whole,
      };
    }
    if (known === undefined)
      return { method: 'POST', path: `${DATA}/sobjects/Contact`, json: whole };
    return {
      method: 'PATCH',
      path: `${DATA}/sobjects/Contact/{id}`,
      params: { id: String(known) },
      json,
    };
  },
  result: {
    schema: contactResult,
    read: (response, found) => {
      const id = writtenId(response) ?? found['contact_id'];
      return typeof id === 'string' ? { contact_id: id } : undefined;
    },
  },
});

function externalIdField(settings: Readonly<Record<string, unknown>>): string {
  const field = settings['external_id_field'];
  if (typeof field === 'string' && field) return field;
  throw new RequestBuildError('external_id', 'needs the field’s name in the connection’s settings');
}
