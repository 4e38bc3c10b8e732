import { z } from 'zod';

/** Of a business partner; other signs would end it in an address. */
export const cardCode = z.string().regex(/^[\w.-]{1,15}$/, 'must be a customer’s code');
