import type { Step } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { companyPath, realmOf } from './company.ts';
import { MINOR, queryText } from './query.ts';

const Customer = z.object({
  Id: z.string().min(1).max(50),
  SyncToken: z.string().max(50),
});

/** One customer, or those that a query found: an empty object where there is none. */
const Answer = z.union([
  z.object({ Customer }),
  z.object({ QueryResponse: z.object({ Customer: z.array(Customer).optional() }) }),
]);

interface Wanted {
  id?: string | undefined;
  email?: string | undefined;
}

/**
 * Finds a customer by identifier or e-mail address. Every change must name the version it changes.
 *
 * @param wanted `undefined` where nobody needs to be found
 */
export function findCustomer<I>(wanted: (input: I) => Wanted | undefined): Step<I> {
  return {
    name: 'find_customer',
    request: (input, { settings }) => {
      const { id, email } = wanted(input) ?? {};
      const params = { realm: realmOf(settings) };
      if (id) {
        const path = companyPath('customer/{id}');
        return { method: 'GET', path, params: { ...params, id }, query: MINOR };
      }
      if (!email) return undefined;
      const query = `SELECT Id, SyncToken FROM Customer WHERE PrimaryEmailAddr = ${queryText(email)} MAXRESULTS 1`;
      return { method: 'GET', path: companyPath('query'), params, query: { query, ...MINOR } };
    },
    read: ({ body }) => {
      const answer = Answer.safeParse(body).data;
      if (!answer) return undefined;
      const found = 'Customer' in answer ? answer.Customer : answer.QueryResponse.Customer?.[0];
      return found ? { customer_id: found.Id, sync_token: found.SyncToken } : {};
    },
  };
}

const Written = z.object({ Customer });

/** Of a customer that was written. */
export function customerIn(body: unknown): string | undefined {
  return Written.safeParse(body).data?.Customer.Id;
}
