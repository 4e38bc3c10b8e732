import { action, type Step } from '@patchbay/connector-sdk/action';
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
import { cardCodeIn, findPartner, newCode } from './find-partner.ts';
import { cardCode } from './inputs.ts';
import { SERVICE } from './system.ts';

interface Given {
  contact: { id?: string | undefined; name?: string | undefined; email?: string | undefined };
}

const Written = z.object({
  DocEntry: z.int().positive(),
  DocNum: z.int().positive().optional().catch(undefined),
  DocumentStatus: z.string().max(30).optional().catch(undefined),
});

const STATUSES: Readonly<Record<string, string>> = { bost_Open: 'open', bost_Close: 'closed' };

/** POST BusinessPartners, for somebody the company does not know yet. */
const createPartner: Step<Given> = {
  name: 'create_partner',
  request: ({ contact: { id, name, email } }, context, found) =>
    id || found['card_code'] !== undefined
      ? undefined
      : {
          method: 'POST',
          path: `${SERVICE}/BusinessPartners`,
          json: {
            ...newCode(context),
            CardName: (name ?? email)?.slice(0, 100),
            CardType: 'cCustomer',
            EmailAddress: email,
          },
        },
  read: ({ body }) => {
    const code = cardCodeIn(body);
    return code === undefined ? undefined : { card_code: code };
  },
};

/** POST Invoices: an A/R invoice of items. */
export const createInvoice = action({
  title: 'Create an invoice',
  description: 'Writes an A/R invoice, which SAP Business One posts at once.',
  input: z.strictObject({
    contact: z
      .strictObject({ id: cardCode.optional().meta({ title: 'Code' }), ...contactFields })
      .refine(({ id, name, email }) => id ?? name ?? email, {
        path: ['id'],
        error: 'or name or email is needed',
      })
      .meta({
        title: 'Customer',
        description: 'Looked for by e-mail; made where nobody is found.',
      }),
    ...invoiceFields,
    reference: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .meta({ title: 'Reference', description: 'The customer’s own, such as an order.' }),
    lines: z
      .array(
        z.strictObject({
          ...lineFields,
          description: z.string().min(1).max(200).meta({ title: 'Description' }),
          item: z
            .string()
            .min(1)
            .max(50)
            .optional()
            .meta({ title: 'Item', description: 'Its code, instead of the settings’.' }),
          tax: z
            .string()
            .min(1)
            .max(8)
            .optional()
            .meta({ title: 'VAT group', description: 'Instead of the settings’ or the item’s.' }),
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
    lines: [{ description: 'City bicycle', quantity: 2, unit_amount: 74_975, item: 'BIKE' }],
  },
  before: [
    findPartner(({ contact }: Given) => (contact.id ? undefined : contact.email)),
    createPartner,
  ],
  request: (input, context, found) => ({
    method: 'POST',
    path: `${SERVICE}/Invoices`,
    json: {
      CardCode: input.contact.id ?? found['card_code'],
      DocDate: issueDate(input.date, context),
      DocDueDate: input.due_date,
      NumAtCard: input.reference,
      DocCurrency: input.currency,
      DocumentLines: input.lines.map((line) => ({
        ItemCode: itemOf(line.item, context.settings),
        ItemDescription: line.description,
        Quantity: line.quantity,
        UnitPrice: majorUnits(line.unit_amount, input.currency),
        VatGroup: line.tax ?? context.settings['tax_code'],
      })),
    },
  }),
  result: {
    schema: invoiceResult,
    read: ({ body }) => {
      const invoice = Written.safeParse(body).data;
      if (!invoice) return undefined;
      const status = STATUSES[invoice.DocumentStatus ?? ''];
      return {
        invoice_id: String(invoice.DocEntry),
        ...(invoice.DocNum && { number: String(invoice.DocNum) }),
        ...(status && { status }),
      };
    },
  },
});

function itemOf(given: string | undefined, settings: Readonly<Record<string, unknown>>): string {
  const item = given ?? settings['item_code'];
  if (typeof item === 'string' && item) return item;
  throw new RequestBuildError('item', 'is needed here or in the connection’s settings');
}
