import { z } from 'zod';

/** Of a business partner or customer, leading zeros included or not. */
export const partnerNumber = z.string().regex(/^[A-Z0-9_-]{1,10}$/i, 'must be a partner’s number');
