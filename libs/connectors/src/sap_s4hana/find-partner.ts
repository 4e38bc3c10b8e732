import type { Facts, Step } from '@patchbay/connector-sdk/action';
import type { VendorResponse } from '@patchbay/connector-sdk/request';
import { z } from 'zod';
import { textLiteral } from '../_odata/literal.ts';
import { PARTNERS } from './services.ts';
import { clientOf } from './system.ts';

const Found = z.object({
  d: z.object({ results: z.array(z.record(z.string(), z.unknown())) }),
});

/**
 * An e-mail address belongs to an address, and that to a business partner: two looks.
 *
 * @param emailOf `undefined` where the partner is known already
 */
export function findPartner<I>(emailOf: (input: I) => string | undefined): Step<I>[] {
  return [
    {
      name: 'find_address',
      request: (input, context) => {
        const email = emailOf(input);
        if (email === undefined) return undefined;
        return {
          method: 'GET',
          path: `${PARTNERS}/A_AddressEmailAddress`,
          query: {
            $filter: `EmailAddress eq ${textLiteral(email)}`,
            $select: 'AddressID',
            $top: 1,
            ...clientOf(context),
          },
        };
      },
      read: (response) => firstIn(response, 'AddressID', 'address_id'),
    },
    {
      name: 'find_partner',
      request: (_input, context, found) => {
        const address = found['address_id'];
        if (typeof address !== 'string') return undefined;
        return {
          method: 'GET',
          path: `${PARTNERS}/A_BusinessPartnerAddress`,
          query: {
            $filter: `AddressID eq ${textLiteral(address)}`,
            $select: 'BusinessPartner',
            $top: 1,
            ...clientOf(context),
          },
        };
      },
      read: (response) => firstIn(response, 'BusinessPartner', 'partner'),
    },
  ];
}

function firstIn({ body }: VendorResponse, property: string, name: string): Facts | undefined {
  const found = Found.safeParse(body).data?.d.results;
  if (!found) return undefined;
  const value = found[0]?.[property];
  return typeof value === 'string' && value && value.length <= 10 ? { [name]: value } : {};
}
