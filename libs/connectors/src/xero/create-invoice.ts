import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import {
  contactFields,
  invoiceFields,
  invoiceResult,
  lineFields,
} from '../_accounting/invoice-input.ts';
import { issueDate } from '../_accounting/issue-date.ts';
import { majorUnits, minorDigits } from '../_accounting/major-units.ts';
import { findContact } from './find-contact.ts';
import { tenantHeader } from './find-tenant.ts';
import { TENANT } from './tenants.ts';

const code = z.string().min(1).max(50).optional();

const STATUSES = { draft: 'DRAFT', submitted: 'SUBMITTED', authorised: 'AUTHORISED' } as const;
const PRICES = { exclusive: 'Exclusive', inclusive: 'Inclusive', no_tax: 'NoTax' } as const;

const Written = z.object({
  Invoices: z
    .array(
      z.object({
        InvoiceID: z.string().regex(TENANT),
        InvoiceNumber: z.string().max(200).optional().catch(undefined),
        Status: z.string().max(50).optional().catch(undefined),
      }),
    )
    .min(1),
});

interface Given {
  id?: string | undefined;
  name?: string | undefined;
  email?: string | undefined;
}

/** PUT /Invoices, which never touches an invoice that is there already. */
export const createInvoice = action({
  title: 'Create an invoice',
  description: 'Writes a sales invoice, as a draft unless stated otherwise.',
  scopes: ['accounting.contacts', 'accounting.invoices'],
  input: z.strictObject({
    contact: z
      .strictObject({
        id: z.string().regex(TENANT, 'must be a contact’s ID').optional().meta({ title: 'ID' }),
        ...contactFields,
      })
      .refine(({ id, name, email }) => id ?? name ?? email, {
        path: ['id'],
        error: 'or name or email is needed',
      })
      .meta({ title: 'Contact', description: 'Looked for by e-mail; made where nobody is found.' }),
    ...invoiceFields,
    number: z.string().min(1).max(255).optional().meta({ title: 'Invoice number' }),
    status: z.enum(['draft', 'submitted', 'authorised']).default('draft').meta({ title: 'Status' }),
    prices: z
      .enum(['exclusive', 'inclusive', 'no_tax'])
      .default('exclusive')
      .meta({ title: 'Prices', description: 'Whether they hold the tax.' }),
    lines: z
      .array(
        z.strictObject({
          ...lineFields,
          account: code.meta({ title: 'Account code' }),
          tax: code.meta({ title: 'Tax type', description: 'Such as OUTPUT2.' }),
          item: code.meta({ title: 'Item code' }),
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
    lines: [{ description: 'City bicycle', quantity: 2, unit_amount: 74_975, account: '200' }],
  },
  before: [
    findContact(({ contact }: { contact: Given }) => (contact.id ? undefined : contact.email)),
  ],
  request: (input, context, found) => ({
    method: 'PUT',
    path: '/api.xro/2.0/Invoices',
    query: {
      summarizeErrors: true,
      // Two decimals are kept unless four are asked for.
      unitdp: minorDigits(input.currency) > 2 ? 4 : undefined,
    },
    ...tenantHeader(context),
    json: {
      Invoices: [
        {
          Type: 'ACCREC',
          Contact: contactOf(input.contact, found['contact_id']),
          Date: issueDate(input.date, context),
          DueDate: input.due_date,
          InvoiceNumber: input.number,
          Reference: input.reference,
          CurrencyCode: input.currency,
          Status: STATUSES[input.status],
          LineAmountTypes: PRICES[input.prices],
          LineItems: input.lines.map((line) => ({
            Description: line.description,
            Quantity: line.quantity,
            UnitAmount: majorUnits(line.unit_amount, input.currency),
            AccountCode: line.account ?? accountIn(context.settings),
            TaxType: line.tax,
            ItemCode: line.item,
          })),
        },
      ],
    },
  }),
  result: {
    schema: invoiceResult,
    read: ({ body }) => {
      const invoice = Written.safeParse(body).data?.Invoices[0];
      if (!invoice) return undefined;
      const { InvoiceID: invoice_id, InvoiceNumber: number, Status: status } = invoice;
      return {
        invoice_id,
        ...(number && { number }),
        ...(status && { status: status.toLowerCase() }),
      };
    },
  },
});

function contactOf({ id, name, email }: Given, found: unknown) {
  if (id ?? found) return { ContactID: id ?? found };
  return { Name: name ?? email, EmailAddress: email };
}

function accountIn(settings: Readonly<Record<string, unknown>>): string | undefined {
  const account = settings['account_code'];
  return typeof account === 'string' ? account : undefined;
}
