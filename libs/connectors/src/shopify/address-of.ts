import type { z } from 'zod';
import type { shopAddress } from '../_commerce/inputs.ts';

/** https://shopify.dev/docs/api/admin-graphql/latest/input-objects/MailingAddressInput */
export const addressOf = (of: z.output<typeof shopAddress>) => ({
  firstName: of.first_name,
  lastName: of.last_name,
  ...(of.company && { company: of.company }),
  address1: of.street,
  ...(of.street_2 && { address2: of.street_2 }),
  city: of.city,
  zip: of.postal_code,
  ...(of.region && { provinceCode: of.region }),
  countryCode: of.country,
  ...(of.phone && { phone: of.phone }),
});
