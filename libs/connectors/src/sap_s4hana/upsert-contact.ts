import { action } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { contactFields, nameFrom } from '../_crm/contact-input.ts';
import { contactResult } from '../_crm/results.ts';
import { fetchToken, tokenHeaders } from './csrf-step.ts';
import { findPartner } from './find-partner.ts';
import { partnerNumber } from './inputs.ts';
import { PARTNERS } from './services.ts';
import { clientOf } from './system.ts';

interface Known {
  email: string;
  contact_id?: string | undefined;
}

const PERSON = '1';
const ORGANIZATION = '2';

const Written = z.object({ d: z.object({ BusinessPartner: z.string().min(1).max(10) }) });

/** POST A_BusinessPartner with its address, or PATCH A_BusinessPartner('…') for a known one. */
export const upsertContact = action({
  title: 'Create or update a business partner',
  description:
    'Adds a business partner as customer, or updates the names of the one with the address.',
  input: z.strictObject({
    ...contactFields,
    first_name: z.string().min(1).max(40).optional().meta({ title: 'First name' }),
    last_name: z.string().min(1).max(40).optional().meta({ title: 'Last name' }),
    phone: z.string().min(1).max(30).optional().meta({ title: 'Phone' }),
    company: z
      .string()
      .min(1)
      .max(40)
      .optional()
      .meta({ title: 'Company', description: 'With it, the partner is an organization.' }),
    contact_id: partnerNumber
      .optional()
      .meta({ title: 'Business partner', description: 'Where it is known.' }),
    street: z.string().min(1).max(60).optional().meta({ title: 'Street' }),
    postcode: z.string().min(1).max(10).optional().meta({ title: 'Postcode' }),
    city: z.string().min(1).max(40).optional().meta({ title: 'City' }),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be two capital letters, such as DE')
      .optional()
      .meta({ title: 'Country', description: 'Instead of the settings’.' }),
    grouping: z
      .string()
      .min(1)
      .max(4)
      .optional()
      .meta({ title: 'Grouping', description: 'Decides on the number of a new partner.' }),
  }),
  sample: {
    email: 'ada@example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    phone: '201234567',
    country: 'NL',
  },
  before: [
    ...findPartner((input: Known) => (input.contact_id ? undefined : input.email)),
    fetchToken(PARTNERS),
  ],
  request: (input, context, found) => {
    const known = input.contact_id ?? found['partner'];
    const headers = tokenHeaders(found);
    const query = clientOf(context);
    const names = input.company
      ? { OrganizationBPName1: input.company }
      : { FirstName: input.first_name, LastName: input.last_name };
    if (known !== undefined) {
      return {
        method: 'PATCH',
        path: `${PARTNERS}/A_BusinessPartner('{partner}')`,
        params: { partner: String(known) },
        query,
        headers: { ...headers, 'if-match': '*' },
        json: names,
      };
    }
    return {
      method: 'POST',
      path: `${PARTNERS}/A_BusinessPartner`,
      query,
      headers,
      json: {
        BusinessPartnerCategory: input.company ? ORGANIZATION : PERSON,
        BusinessPartnerGrouping: input.grouping,
        ...names,
        ...(!input.company && {
          LastName: input.last_name ?? input.first_name ?? nameFrom(input.email),
        }),
        to_BusinessPartnerAddress: [
          {
            Country: countryOf(input.country, context.settings),
            StreetName: input.street,
            PostalCode: input.postcode,
            CityName: input.city,
            to_EmailAddress: [{ EmailAddress: input.email }],
            ...(input.phone && { to_PhoneNumber: [{ PhoneNumber: input.phone }] }),
          },
        ],
        // A customer, to whom orders can be sold.
        to_BusinessPartnerRole: [{ BusinessPartnerRole: 'FLCU01' }],
      },
    };
  },
  result: {
    schema: contactResult,
    // An update answers 204, without a word.
    read: ({ body }, found) => {
      const id = Written.safeParse(body).data?.d.BusinessPartner ?? found['partner'];
      return typeof id === 'string' ? { contact_id: id } : undefined;
    },
  },
});

function countryOf(given: string | undefined, settings: Readonly<Record<string, unknown>>): string {
  const country = given ?? settings['country'];
  if (typeof country === 'string' && country) return country;
  throw new RequestBuildError('country', 'is needed here or in the connection’s settings');
}
