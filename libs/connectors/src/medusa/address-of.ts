import type { z } from 'zod';
import type { shopAddress } from '../_commerce/inputs.ts';

/** The schema AdminOrderAddress; countries are in lower case. */
export const addressOf = (of: z.output<typeof shopAddress>) => ({
  first_name: of.first_name,
  last_name: of.last_name,
  ...(of.company && { company: of.company }),
  address_1: of.street,
  ...(of.street_2 && { address_2: of.street_2 }),
  city: of.city,
  postal_code: of.postal_code,
  ...(of.region && { province: of.region }),
  country_code: of.country.toLowerCase(),
  ...(of.phone && { phone: of.phone }),
});
