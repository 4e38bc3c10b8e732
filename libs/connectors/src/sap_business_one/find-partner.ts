import type { Step } from '@patchbay/connector-sdk/action';
import type { RequestContext } from '@patchbay/connector-sdk/definition';
import { z } from 'zod';
import { uuidFrom } from '../_generic/uuid-from.ts';
import { textLiteral } from '../_odata/literal.ts';
import { SERVICE } from './system.ts';

const CardCode = z.string().min(1).max(15);
const Found = z.object({ value: z.array(z.object({ CardCode })) });
const Written = z.object({ CardCode });

/**
 * GET BusinessPartners by e-mail address, customers only.
 *
 * @param emailOf `undefined` where the customer is known already
 */
export function findPartner<I>(emailOf: (input: I) => string | undefined): Step<I> {
  return {
    name: 'find_partner',
    request: (input) => {
      const email = emailOf(input);
      if (email === undefined) return undefined;
      return {
        method: 'GET',
        path: `${SERVICE}/BusinessPartners`,
        query: {
          $select: 'CardCode',
          $filter: `EmailAddress eq ${textLiteral(email)} and CardType eq 'cCustomer'`,
          $top: 1,
        },
      };
    },
    read: ({ body }) => {
      const found = Found.safeParse(body).data?.value;
      if (!found) return undefined;
      return found[0] ? { card_code: found[0].CardCode } : {};
    },
  };
}

/** Of a customer that was written. */
export function cardCodeIn(body: unknown): string | undefined {
  return Written.safeParse(body).data?.CardCode;
}

/**
 * The code of a new customer: the next of the series, else one that a retry has, too, so that no
 * customer is made twice.
 */
export function newCode({ settings, messageId }: Pick<RequestContext, 'settings' | 'messageId'>): {
  Series?: number;
  CardCode?: string;
} {
  const series = settings['series'];
  if (typeof series === 'string' && series) return { Series: Number(series) };
  const digits = uuidFrom(messageId ?? 'test').replaceAll('-', '');
  return { CardCode: `PB${digits.slice(0, 13).toUpperCase()}` };
}
