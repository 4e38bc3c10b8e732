import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { contactFields, fullName } from '../_crm/contact-input.ts';
import { contactResult } from '../_crm/results.ts';
import { cardCodeIn, findPartner, newCode } from './find-partner.ts';
import { cardCode } from './inputs.ts';
import { SERVICE } from './system.ts';

interface Known {
  email: string;
  contact_id?: string | undefined;
}

/** POST BusinessPartners, or PATCH BusinessPartners('…') for a customer who is there already. */
export const upsertContact = action({
  title: 'Create or update a customer',
  description: 'Adds a customer, or updates the one with the same e-mail address.',
  input: z.strictObject({
    ...contactFields,
    email: z.email().max(100).meta({ title: 'E-mail' }),
    phone: z.string().min(1).max(20).optional().meta({ title: 'Phone' }),
    company: z.string().min(1).max(100).optional().meta({ title: 'Company' }),
    contact_id: cardCode
      .optional()
      .meta({ title: 'Customer', description: 'The code, where it is known.' }),
  }),
  sample: {
    email: 'ada@example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    phone: '+31201234567',
    company: 'Analytical Engines',
  },
  before: [findPartner((input: Known) => (input.contact_id ? undefined : input.email))],
  request: (input, context, found) => {
    const known = input.contact_id ?? found['card_code'];
    const name = (input.company ?? fullName(input))?.slice(0, 100);
    const fields = { EmailAddress: input.email, Phone1: input.phone };
    if (known !== undefined) {
      return {
        method: 'PATCH',
        path: `${SERVICE}/BusinessPartners('{code}')`,
        // A quote in a key is doubled, as in a text.
        params: { code: String(known).replaceAll("'", "''") },
        json: { CardName: name, ...fields },
      };
    }
    return {
      method: 'POST',
      path: `${SERVICE}/BusinessPartners`,
      json: {
        ...newCode(context),
        CardName: name ?? input.email,
        CardType: 'cCustomer',
        ...fields,
      },
    };
  },
  result: {
    schema: contactResult,
    // An update answers 204, without a word.
    read: ({ body }, found) => {
      const code = cardCodeIn(body) ?? found['card_code'];
      return typeof code === 'string' ? { contact_id: code } : undefined;
    },
  },
});
