import { action, type Facts } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import {
  contactFields,
  invoiceFields,
  invoiceResult,
  lineFields,
} from '../_accounting/invoice-input.ts';
import { issueDate } from '../_accounting/issue-date.ts';
import { majorUnits } from '../_accounting/major-units.ts';
import { divisionOf } from './division.ts';
import { createAccount, findAccount } from './find-account.ts';
import { findItems, itemCode } from './find-items.ts';

const code = (longest: number) => z.string().min(1).max(longest).optional();

interface Given {
  contact: { id?: string | undefined; name?: string | undefined; email?: string | undefined };
}

const Written = z.object({
  d: z.object({
    InvoiceID: z.guid(),
    InvoiceNumber: z.int().nullish().catch(undefined),
    Status: z.int().nullish().catch(undefined),
  }),
});

const STATUSES: Readonly<Record<number, string>> = { 10: 'draft', 20: 'open', 50: 'processed' };

/** POST /api/v1/{division}/salesinvoice/SalesInvoices, which Exact Online keeps open. */
export const createInvoice = action({
  title: 'Create an invoice',
  description: 'Writes a sales invoice, which stays open until somebody prints or sends it.',
  input: z.strictObject({
    contact: z
      .strictObject({ id: z.guid().optional().meta({ title: 'ID' }), ...contactFields })
      .refine(({ id, name, email }) => id ?? name ?? email, {
        path: ['id'],
        error: 'or name or email is needed',
      })
      .meta({
        title: 'Customer',
        description: 'Looked for by e-mail; made where nobody is found.',
      }),
    ...invoiceFields,
    journal: code(10).meta({ title: 'Sales journal', description: 'Instead of the settings’.' }),
    description: code(60).meta({ title: 'Description' }),
    lines: z
      .array(
        z.strictObject({
          ...lineFields,
          item: code(30).meta({ title: 'Item code', description: 'Instead of the settings’.' }),
          tax: code(10).meta({ title: 'VAT code' }),
        }),
      )
      .min(1)
      .max(100)
      .meta({ title: 'Lines' }),
  }),
  sample: {
    contact: { name: 'Ada Lovelace', email: 'ada@example.com' },
    currency: 'EUR',
    due_date: '2026-03-31',
    reference: 'A-1042',
    lines: [{ description: 'City bicycle', quantity: 2, unit_amount: 74_975, item: 'BIKE' }],
  },
  before: [
    findAccount(({ contact }: Given) => (contact.id ? undefined : contact.email)),
    createAccount(({ contact: { id, name, email } }: Given) =>
      id ? undefined : { name: name ?? email ?? '', email },
    ),
    findItems,
  ],
  request: (input, context, found) => ({
    method: 'POST',
    path: '/api/v1/{division}/salesinvoice/SalesInvoices',
    params: { division: divisionOf(context.settings) },
    json: {
      OrderedBy: input.contact.id ?? found['account_id'],
      Journal: input.journal ?? context.settings['journal'],
      Currency: input.currency,
      OrderDate: midnight(issueDate(input.date, context)),
      DueDate: input.due_date && midnight(input.due_date),
      YourRef: input.reference,
      Description: input.description,
      SalesInvoiceLines: input.lines.map((line) => ({
        Item: itemIn(found, itemCode(line, context.settings)),
        Description: line.description,
        Quantity: line.quantity,
        UnitPrice: majorUnits(line.unit_amount, input.currency),
        VATCode: line.tax,
      })),
    },
  }),
  result: {
    schema: invoiceResult,
    read: ({ body }) => {
      const invoice = Written.safeParse(body).data?.d;
      if (!invoice) return undefined;
      const status = STATUSES[invoice.Status ?? 0];
      return {
        invoice_id: invoice.InvoiceID,
        // Zero until the invoice is printed.
        ...(invoice.InvoiceNumber && { number: String(invoice.InvoiceNumber) }),
        ...(status && { status }),
      };
    },
  },
});

function itemIn(found: Facts, wanted: string): string {
  const id = found[`item:${wanted}`];
  if (typeof id === 'string') return id;
  throw new RequestBuildError('item', 'is no item of this division');
}

/** Dates of OData 2.0 have a time. */
function midnight(date: string): string {
  return `${date}T00:00:00`;
}
