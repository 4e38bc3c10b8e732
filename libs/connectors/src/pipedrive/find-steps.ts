import type { Facts, Step } from '@patchbay/connector-sdk/action';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { writtenId } from './record-result.ts';

interface Contact {
  email: string;
  contact_id?: string | undefined;
  company?: string | undefined;
}

const Found = z.object({
  success: z.literal(true),
  data: z.object({
    items: z.array(
      z.object({
        item: z.object({
          id: z.int().positive(),
          phones: z.array(z.string().max(200)).optional().catch(undefined),
        }),
      }),
    ),
  }),
});

/** GET /api/v2/persons/search */
export const findPerson: Step<Contact> = {
  name: 'find_person',
  request: ({ email, contact_id: known }) =>
    known
      ? undefined
      : {
          method: 'GET',
          path: '/api/v2/persons/search',
          query: { term: email, fields: 'email', exact_match: true, limit: 1 },
        },
  read: (response) => firstIn(response, 'person_id'),
};

/** GET /api/v2/organizations/search */
export const findOrganization: Step<Contact> = {
  name: 'find_organization',
  request: ({ company }) =>
    company
      ? {
          method: 'GET',
          path: '/api/v2/organizations/search',
          query: { term: company, fields: 'name', exact_match: true, limit: 1 },
        }
      : undefined,
  read: (response) => firstIn(response, 'org_id'),
};

/** POST /api/v2/organizations, for a company that Pipedrive does not know yet */
export const createOrganization: Step<Contact> = {
  name: 'create_organization',
  request: ({ company }, _context, found) =>
    company && found['org_id'] === undefined
      ? { method: 'POST', path: '/api/v2/organizations', json: { name: company } }
      : undefined,
  read: (response) => {
    const id = writtenId(response);
    return id === undefined ? undefined : { org_id: Number(id) };
  },
};

function firstIn({ body }: VendorResponse, name: string): Facts | undefined {
  const found = Found.safeParse(body).data?.data.items;
  if (!found) return undefined;
  const item = found[0]?.item;
  if (!item) return {};
  return { [name]: item.id, ...(item.phones && { phones: JSON.stringify(item.phones) }) };
}
