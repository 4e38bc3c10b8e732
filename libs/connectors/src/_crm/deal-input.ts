import { z } from 'zod';

/** What every CRM understands of a deal. */
export const dealFields = {
  name: z.string().min(1).max(255).meta({ title: 'Name' }),
  amount: z
    .number()
    .nonnegative()
    .optional()
    .meta({ title: 'Amount', description: 'In the currency’s main unit, such as euros.' }),
  close_date: z.iso.date().optional().meta({ title: 'Expected close date' }),
};

/** Absent, the account's own currency. */
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be three capital letters, such as EUR')
  .optional()
  .meta({ title: 'Currency' });
