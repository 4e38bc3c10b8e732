import { action, type Step } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import {
  contactFields,
  invoiceFields,
  invoiceResult,
  lineFields,
} from '../_accounting/invoice-input.ts';
import { issueDate } from '../_accounting/issue-date.ts';
import { majorUnits } from '../_accounting/major-units.ts';
import { companyPath, realmOf } from './company.ts';
import { customerIn, findCustomer } from './find-customer.ts';
import { once } from './query.ts';

interface Given {
  contact: { id?: string | undefined; name?: string | undefined; email?: string | undefined };
}

const number = z
  .string()
  .regex(/^[0-9]{1,25}$/, 'must be a number')
  .optional();

const PRICES = {
  exclusive: 'TaxExcluded',
  inclusive: 'TaxInclusive',
  no_tax: 'NotApplicable',
} as const;

const Written = z.object({
  Invoice: z.object({
    Id: z.string().min(1).max(50),
    DocNumber: z.string().max(50).optional().catch(undefined),
  }),
});

/** POST customer, for somebody QuickBooks does not know yet. */
const createCustomer: Step<Given> = {
  name: 'create_customer',
  request: ({ contact: { id, name, email } }, context, found) =>
    id || found['customer_id'] !== undefined
      ? undefined
      : {
          method: 'POST',
          path: companyPath('customer'),
          params: { realm: realmOf(context.settings) },
          query: once(context, 'customer'),
          json: {
            DisplayName: name ?? email,
            ...(email && { PrimaryEmailAddr: { Address: email } }),
          },
        },
  read: ({ body }) => {
    const id = customerIn(body);
    return id === undefined ? undefined : { customer_id: id };
  },
};

/** POST invoice */
export const createInvoice = action({
  title: 'Create an invoice',
  description: 'Writes an invoice for a customer.',
  scopes: ['com.intuit.quickbooks.accounting'],
  input: z.strictObject({
    contact: z
      .strictObject({ id: number.meta({ title: 'ID' }), ...contactFields })
      .refine(({ id, name, email }) => id ?? name ?? email, {
        path: ['id'],
        error: 'or name or email is needed',
      })
      .meta({
        title: 'Customer',
        description: 'Looked for by e-mail; made where nobody is found.',
      }),
    ...invoiceFields,
    number: z.string().min(1).max(21).optional().meta({ title: 'Invoice number' }),
    prices: z
      .enum(['exclusive', 'inclusive', 'no_tax'])
      .optional()
      .meta({ title: 'Prices', description: 'Whether they hold the tax; not in the US.' }),
    lines: z
      .array(
        z.strictObject({
          ...lineFields,
          item: number.meta({
            title: 'Product or service',
            description: 'Its ID, instead of the settings’.',
          }),
          tax: z.string().min(1).max(30).optional().meta({
            title: 'Tax code',
            description: 'Its ID; TAX or NON in the US.',
          }),
        }),
      )
      .min(1)
      .max(200)
      .meta({ title: 'Lines' }),
  }),
  sample: {
    contact: { name: 'Ada Lovelace', email: 'ada@example.com' },
    currency: 'EUR',
    due_date: '2026-03-31',
    reference: 'A-1042',
    lines: [{ description: 'City bicycle', quantity: 2, unit_amount: 74_975, item: '1' }],
  },
  before: [
    findCustomer(({ contact: { id, email } }: Given) => (id ? undefined : { email })),
    createCustomer,
  ],
  request: (input, context, found) => ({
    method: 'POST',
    path: companyPath('invoice'),
    params: { realm: realmOf(context.settings) },
    query: once(context, 'invoice'),
    json: {
      CustomerRef: { value: input.contact.id ?? found['customer_id'] },
      CurrencyRef: { value: input.currency },
      TxnDate: issueDate(input.date, context),
      DueDate: input.due_date,
      DocNumber: input.number,
      ...(input.reference && { CustomerMemo: { value: input.reference } }),
      ...(input.contact.email && { BillEmail: { Address: input.contact.email } }),
      ...(input.prices && { GlobalTaxCalculation: PRICES[input.prices] }),
      Line: input.lines.map((line) => {
        const item = line.item ?? context.settings['item_id'];
        return {
          DetailType: 'SalesItemLineDetail',
          Description: line.description,
          Amount: majorUnits(Math.round(line.unit_amount * line.quantity), input.currency),
          SalesItemLineDetail: {
            ...(typeof item === 'string' && { ItemRef: { value: item } }),
            Qty: line.quantity,
            UnitPrice: majorUnits(line.unit_amount, input.currency),
            ...(line.tax && { TaxCodeRef: { value: line.tax } }),
          },
        };
      }),
    },
  }),
  result: {
    schema: invoiceResult,
    read: ({ body }) => {
      const invoice = Written.safeParse(body).data?.Invoice;
      if (!invoice) return undefined;
      const { Id: invoice_id, DocNumber: name } = invoice;
      return { invoice_id, ...(name && { number: name }) };
    },
  },
});
