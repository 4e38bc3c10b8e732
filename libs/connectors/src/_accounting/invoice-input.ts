import { z } from 'zod';

const text = (longest: number) => z.string().min(1).max(longest);

/** What every accounting system understands of a line of an invoice. */
export const lineFields = {
  description: text(2000).meta({ title: 'Description' }),
  quantity: z.number().positive().max(9_999_999).default(1).meta({ title: 'Quantity' }),
  unit_amount: z.int().min(-99_999_999_999).max(99_999_999_999).meta({
    title: 'Price of one',
    description: 'In the currency’s minor unit, such as cents.',
  }),
};

/** What every accounting system understands of an invoice besides contact and lines. */
export const invoiceFields = {
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be three capital letters, such as EUR')
    .meta({ title: 'Currency' }),
  date: z.iso.date().optional().meta({ title: 'Date', description: 'Today unless stated.' }),
  due_date: z.iso.date().optional().meta({ title: 'Due date' }),
  reference: text(255).optional().meta({ title: 'Reference', description: 'Such as an order.' }),
};

/** Whom an invoice is for: an identifier of the vendor's, or a name and an e-mail address. */
export const contactFields = {
  name: text(255).optional().meta({ title: 'Name' }),
  email: z.email().max(255).optional().meta({ title: 'E-mail' }),
};

export const invoiceResult = z.object({
  invoice_id: z.string().min(1).max(200),
  number: z.string().max(200).optional(),
  status: z.string().max(50).optional(),
});
