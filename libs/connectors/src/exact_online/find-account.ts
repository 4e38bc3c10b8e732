import type { Step } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { textLiteral } from '../_odata/literal.ts';
import { divisionOf } from './division.ts';

const Found = z.object({ d: z.object({ results: z.array(z.object({ ID: z.guid() })) }) });
const Written = z.object({ d: z.object({ ID: z.guid() }) });

/**
 * GET /api/v1/{division}/crm/Accounts by e-mail address.
 *
 * @param emailOf `undefined` where the account is known already
 */
export function findAccount<I>(emailOf: (input: I) => string | undefined): Step<I> {
  return {
    name: 'find_account',
    request: (input, { settings }) => {
      const email = emailOf(input);
      if (email === undefined) return undefined;
      return {
        method: 'GET',
        path: '/api/v1/{division}/crm/Accounts',
        params: { division: divisionOf(settings) },
        query: { $filter: `Email eq ${textLiteral(email)}`, $select: 'ID', $top: 1 },
      };
    },
    read: ({ body }) => {
      const found = Found.safeParse(body).data?.d.results;
      if (!found) return undefined;
      return found[0] ? { account_id: found[0].ID } : {};
    },
  };
}

interface NewAccount {
  name: string;
  email?: string | undefined;
}

/**
 * POST /api/v1/{division}/crm/Accounts, for somebody Exact Online does not know yet.
 *
 * @param accountOf `undefined` where the account is known already
 */
export function createAccount<I>(accountOf: (input: I) => NewAccount | undefined): Step<I> {
  return {
    name: 'create_account',
    request: (input, { settings }, found) => {
      const account = found['account_id'] === undefined ? accountOf(input) : undefined;
      if (!account) return undefined;
      return {
        method: 'POST',
        path: '/api/v1/{division}/crm/Accounts',
        params: { division: divisionOf(settings) },
        // C is a customer, to whom alone an invoice can be written.
        json: { Name: account.name, Email: account.email, Status: 'C' },
      };
    },
    read: ({ body }) => {
      const written = Written.safeParse(body).data?.d;
      return written && { account_id: written.ID };
    },
  };
}
