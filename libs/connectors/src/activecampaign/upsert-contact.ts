import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';

const id = z.union([z.string().min(1), z.int()]).transform(String);
const Synced = z.object({ contact: z.object({ id }) });
const Listed = z.object({ contactList: z.object({ contact: id }) });

const input = z.strictObject({
  email: z.email().max(320).meta({ title: 'E-mail' }),
  first_name: z.string().min(1).max(255).optional().meta({ title: 'First name' }),
  last_name: z.string().min(1).max(255).optional().meta({ title: 'Last name' }),
  phone: z.string().min(1).max(50).optional().meta({ title: 'Phone' }),
  custom_fields: z
    .record(z.string().regex(/^[0-9]{1,10}$/, 'must be a field’s number'), z.string().max(5000))
    .optional()
    .meta({ title: 'Custom fields', description: 'By their number.' }),
  list_id: z
    .string()
    .regex(/^[0-9]{1,10}$/, 'must be a list’s number')
    .optional()
    .meta({ title: 'List', description: 'Subscribes the contact to it.' }),
});

type Contact = z.output<typeof input>;

/** POST /contact/sync, https://developers.activecampaign.com/reference/sync-a-contacts-data */
const sync = (contact: Contact) => ({
  method: 'POST' as const,
  path: '/contact/sync',
  json: {
    contact: {
      email: contact.email,
      firstName: contact.first_name,
      lastName: contact.last_name,
      phone: contact.phone,
      fieldValues:
        contact.custom_fields &&
        Object.entries(contact.custom_fields).map(([field, value]) => ({ field, value })),
    },
  },
});

const contactIn = (body: unknown) => Synced.safeParse(body).data?.contact.id;

/** Subscribing is a call of its own, which needs the contact's number. */
export const upsertContact = action({
  title: 'Create or update a contact',
  description: 'Adds a contact, or updates the one with the same e-mail address.',
  input,
  sample: {
    email: 'ada@example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    phone: '+31201234567',
    custom_fields: { '1': 'Analytical Engines' },
  },
  before: [
    {
      name: 'sync',
      request: (contact) => (contact.list_id === undefined ? undefined : sync(contact)),
      read: ({ body }) => {
        const contact = contactIn(body);
        return contact === undefined ? undefined : { contact };
      },
    },
  ],
  request: (contact, _, found) =>
    contact.list_id === undefined
      ? sync(contact)
      : {
          method: 'POST',
          path: '/contactLists',
          // https://developers.activecampaign.com/reference/update-list-status-for-contact: 1 is active.
          json: {
            contactList: { list: contact.list_id, contact: found['contact'], status: 1 },
          },
        },
  result: {
    schema: z.object({ contact_id: z.string() }),
    read: ({ body }) => {
      const contact = contactIn(body) ?? Listed.safeParse(body).data?.contactList.contact;
      return contact === undefined ? undefined : { contact_id: contact };
    },
  },
});
