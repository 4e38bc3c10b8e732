import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';

const Added = z.object({ id: z.int().positive() });

/** POST /contacts with `updateEnabled`, https://developers.brevo.com/reference/createcontact */
export const upsertContact = action({
  title: 'Create or update a contact',
  description: 'Adds a contact, or updates the one with the same e-mail address.',
  input: z.strictObject({
    email: z.email().max(320).meta({ title: 'E-mail' }),
    first_name: z.string().min(1).max(200).optional().meta({ title: 'First name' }),
    last_name: z.string().min(1).max(200).optional().meta({ title: 'Last name' }),
    phone: z
      .string()
      .regex(/^(?:\+|00)[0-9]{6,18}$/, 'must begin with + or 00 and the country code')
      .optional()
      .meta({ title: 'Phone' }),
    attributes: z
      .record(
        z.string().regex(/^[A-Z0-9_]{1,100}$/, 'must be an attribute name in capital letters'),
        z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
      )
      .optional()
      .meta({ title: 'Attributes', description: 'Such as COMPANY; they must exist at Brevo.' }),
    list_ids: z.array(z.int().positive()).max(100).optional().meta({ title: 'Lists' }),
    ext_id: z.string().min(1).max(200).optional().meta({ title: 'Your own identifier' }),
  }),
  sample: {
    email: 'ada@example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    phone: '+31201234567',
    attributes: { COMPANY: 'Analytical Engines' },
    list_ids: [3],
  },
  request: (input) => ({
    method: 'POST',
    path: '/contacts',
    json: {
      email: input.email,
      // The three attributes that every account has from the start.
      attributes: {
        FIRSTNAME: input.first_name,
        LASTNAME: input.last_name,
        SMS: input.phone,
        ...input.attributes,
      },
      listIds: input.list_ids,
      ext_id: input.ext_id,
      updateEnabled: true,
    },
  }),
  // An update answers 204 and names nobody.
  result: {
    schema: z.object({ contact_id: z.string() }),
    read: ({ body }) => {
      const id = Added.safeParse(body).data?.id;
      return id === undefined ? undefined : { contact_id: String(id) };
    },
  },
});
