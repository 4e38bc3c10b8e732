import type { Facts, Step } from '@patchbay/connector-sdk/action';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { textLiteral } from '../_odata/literal.ts';
import { DATA } from './api.ts';
import { newRow } from './write-row.ts';

interface Contact {
  email: string;
  contact_id?: string | undefined;
  company?: string | undefined;
}

const Found = z.object({ value: z.array(z.record(z.string(), z.unknown())) });

/** The oldest contact with the address. */
export const findContact: Step<Contact> = {
  name: 'find_contact',
  request: ({ email, contact_id: known }) =>
    known ? undefined : first('contacts', 'contactid', `emailaddress1 eq ${textLiteral(email)}`),
  read: (response) => firstIn(response, 'contactid'),
};

/** A contact's company is a row of its own. */
export const findAccount: Step<Contact> = {
  name: 'find_account',
  request: ({ company }) =>
    company ? first('accounts', 'accountid', `name eq ${textLiteral(company)}`) : undefined,
  read: (response) => firstIn(response, 'accountid'),
};

export const createAccount: Step<Contact> = {
  name: 'create_account',
  request: ({ company }, context, found) =>
    company && found['accountid'] === undefined
      ? newRow({ table: 'accounts', json: { name: company } }, context, '/account')
      : undefined,
  read: ({ body }) => {
    const id = z.object({ accountid: z.guid() }).safeParse(body).data?.accountid;
    return id === undefined ? undefined : { accountid: id };
  },
};

/** Currencies are rows, too, and each organization names its own. */
export const findCurrency: Step<{ currency?: string | undefined }> = {
  name: 'find_currency',
  request: ({ currency }) =>
    currency
      ? first(
          'transactioncurrencies',
          'transactioncurrencyid',
          `isocurrencycode eq ${textLiteral(currency)}`,
        )
      : undefined,
  read: (response) => firstIn(response, 'transactioncurrencyid'),
};

function first(table: string, id: string, filter: string) {
  return {
    method: 'GET' as const,
    path: `${DATA}/${table}`,
    query: { $select: id, $filter: filter, $orderby: 'createdon asc', $top: 1 },
  };
}

function firstIn({ body }: VendorResponse, name: string): Facts | undefined {
  const found = Found.safeParse(body).data?.value;
  if (!found) return undefined;
  const id = z.guid().safeParse(found[0]?.[name]).data;
  return id === undefined ? {} : { [name]: id };
}
