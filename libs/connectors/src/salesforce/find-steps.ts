import type { Facts, Step } from '@patchbay/connector-sdk/action';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { DATA } from './api.ts';
import { soqlText } from './soql.ts';
import { writtenId } from './written.ts';

interface Contact {
  email: string;
  contact_id?: string | undefined;
  external_id?: string | undefined;
  company?: string | undefined;
}

const Found = z.object({ records: z.array(z.object({ Id: z.string().min(15).max(18) })) });

/** The oldest contact with the address, unless the delivery names one by an ID. */
export const findContact: Step<Contact> = {
  name: 'find_contact',
  request: ({ email, contact_id, external_id }) =>
    (contact_id ?? external_id)
      ? undefined
      : query(
          `SELECT Id FROM Contact WHERE Email = ${soqlText(email)} ORDER BY CreatedDate LIMIT 1`,
        ),
  read: (response) => firstIn(response, 'contact_id'),
};

/** A contact's company is a record of its own. */
export const findAccount: Step<Contact> = {
  name: 'find_account',
  request: ({ company }) =>
    company
      ? query(
          `SELECT Id FROM Account WHERE Name = ${soqlText(company)} ORDER BY CreatedDate LIMIT 1`,
        )
      : undefined,
  read: (response) => firstIn(response, 'account_id'),
};

export const createAccount: Step<Contact> = {
  name: 'create_account',
  request: ({ company }, _context, found) =>
    company && found['account_id'] === undefined
      ? { method: 'POST', path: `${DATA}/sobjects/Account`, json: { Name: company } }
      : undefined,
  read: (response) => {
    const id = writtenId(response);
    return id === undefined ? undefined : { account_id: id };
  },
};

function query(q: string): VendorRequest {
  return { method: 'GET', path: `${DATA}/query`, query: { q } };
}

function firstIn({ body }: VendorResponse, name: string): Facts | undefined {
  const found = Found.safeParse(body).data?.records;
  if (!found) return undefined;
  return found[0] ? { [name]: found[0].Id } : {};
}
