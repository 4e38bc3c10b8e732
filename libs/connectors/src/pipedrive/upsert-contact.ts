import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { contactFields, fullName, nameFrom } from '../_crm/contact-input.ts';
import { contactResult } from '../_crm/results.ts';
import { createOrganization, findOrganization, findPerson } from './find-steps.ts';
import { numberOf, properties, recordId } from './inputs.ts';
import { phonesWith } from './phones.ts';
import { writtenId } from './record-result.ts';

/** POST /api/v2/persons, or PATCH /api/v2/persons/{id} for somebody who is there already. */
export const upsertContact = action({
  title: 'Create or update a person',
  description: 'Adds a person, or updates the one with the same e-mail address.',
  scopes: ['contacts:full'],
  input: z.strictObject({
    ...contactFields,
    contact_id: recordId.optional().meta({ title: 'Person', description: 'Where it is known.' }),
    job_title: z.string().min(1).max(255).optional().meta({ title: 'Job title' }),
    properties,
  }),
  sample: {
    email: 'ada@example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    phone: '+31201234567',
    company: 'Analytical Engines',
  },
  before: [findPerson, findOrganization, createOrganization],
  request: (input, _context, found) => {
    const known = numberOf(input.contact_id) ?? found['person_id'];
    const shared = {
      org_id: found['org_id'],
      phones: phonesWith(input.phone, found['phones']),
      job_title: input.job_title,
      custom_fields: input.properties,
    };
    if (known !== undefined) {
      return {
        method: 'PATCH',
        path: '/api/v2/persons/{id}',
        params: { id: Number(known) },
        // The address that found the person is one of theirs, and a list sent replaces theirs.
        json: { name: fullName(input), ...shared },
      };
    }
    const name = fullName(input) ?? nameFrom(input.email);
    const emails = [{ value: input.email, primary: true }];
    return { method: 'POST', path: '/api/v2/persons', json: { name, emails, ...shared } };
  },
  result: {
    schema: contactResult,
    read: (response) => {
      const id = writtenId(response);
      return id === undefined ? undefined : { contact_id: id };
    },
  },
});
