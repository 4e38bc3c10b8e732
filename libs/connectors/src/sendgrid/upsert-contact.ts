import { action } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { inEurope } from './region.ts';

const Queued = z.object({ job_id: z.string().min(1).max(200) });

/**
 * PUT /v3/marketing/contacts,
 * https://www.twilio.com/docs/sendgrid/api-reference/contacts/add-or-update-a-contact
 */
export const upsertContact = action({
  title: 'Create or update a contact',
  description: 'Adds a contact to Marketing Campaigns, or updates the one with the same address.',
  input: z.strictObject({
    email: z.email().max(254).meta({ title: 'E-mail' }),
    first_name: z.string().min(1).max(50).optional().meta({ title: 'First name' }),
    last_name: z.string().min(1).max(50).optional().meta({ title: 'Last name' }),
    phone: z
      .string()
      .regex(/^\+[1-9][0-9]{6,14}$/, 'must be a number in E.164 form')
      .optional()
      .meta({ title: 'Phone', description: 'Identifies the contact too.' }),
    external_id: z.string().min(1).max(254).optional().meta({ title: 'Your own identifier' }),
    city: z.string().min(1).max(60).optional().meta({ title: 'City' }),
    postal_code: z.string().min(1).max(50).optional().meta({ title: 'Postal code' }),
    country: z.string().min(1).max(50).optional().meta({ title: 'Country' }),
    custom_fields: z
      .record(
        z.string().regex(/^\w{1,50}$/, 'must be a field’s identifier'),
        z.union([z.string(), z.number()]),
      )
      .optional()
      .meta({ title: 'Custom fields', description: 'By their identifier, such as e1_T.' }),
    list_ids: z.array(z.uuid()).max(100).optional().meta({ title: 'Lists' }),
  }),
  sample: {
    email: 'ada@example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    custom_fields: { e1_T: 'Analytical Engines' },
  },
  request: ({ list_ids, phone, ...contact }, context) => {
    if (inEurope(context)) {
      throw new RequestBuildError('region', 'Marketing Campaigns is not offered in the EU region');
    }
    return {
      method: 'PUT',
      path: '/v3/marketing/contacts',
      json: { list_ids, contacts: [{ ...contact, phone_number_id: phone }] },
    };
  },
  result: {
    schema: z.object({ job: z.string() }),
    read: ({ body }) => {
      const queued = Queued.safeParse(body).data;
      return queued && { job: queued.job_id };
    },
  },
});
