import { action } from '@patchbay/connector-sdk/action';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { invoiceFields, invoiceResult, lineFields } from '../_accounting/invoice-input.ts';
import { issueDate } from '../_accounting/issue-date.ts';
import { majorUnits, minorDigits } from '../_accounting/major-units.ts';
import { fetchToken, tokenHeaders } from './csrf-step.ts';
import { findPartner } from './find-partner.ts';
import { partnerNumber } from './inputs.ts';
import { ORDERS } from './services.ts';
import { clientOf } from './system.ts';

type Settings = Readonly<Record<string, unknown>>;

interface Given {
  contact: { id?: string | undefined; email?: string | undefined };
}

const Written = z.object({ d: z.object({ SalesOrder: z.string().min(1).max(10) }) });

/**
 * POST A_SalesOrder with its items. SAP makes an invoice out of what was sold, in its billing run:
 * no interface takes one that was written elsewhere.
 */
export const createInvoice = action({
  title: 'Create a sales order to be billed',
  description: 'Writes a sales order, from which SAP makes the invoice.',
  input: z.strictObject({
    contact: z
      .strictObject({
        id: partnerNumber.optional().meta({ title: 'Customer number' }),
        email: z.email().max(241).optional().meta({ title: 'E-mail' }),
      })
      .refine(({ id, email }) => id ?? email, { path: ['id'], error: 'or email is needed' })
      .meta({ title: 'Customer', description: 'Who is there already; looked for by e-mail.' }),
    currency: invoiceFields.currency,
    date: invoiceFields.date,
    reference: z
      .string()
      .min(1)
      .max(35)
      .optional()
      .meta({ title: 'Reference', description: 'The customer’s own, such as an order.' }),
    payment_terms: z.string().min(1).max(4).optional().meta({ title: 'Payment terms' }),
    lines: z
      .array(
        z.strictObject({
          ...lineFields,
          description: z.string().min(1).max(40).meta({ title: 'Description' }),
          item: z
            .string()
            .min(1)
            .max(40)
            .optional()
            .meta({ title: 'Product', description: 'Its number, instead of the settings’.' }),
        }),
      )
      .min(1)
      .max(200)
      .meta({ title: 'Lines' }),
  }),
  sample: {
    contact: { id: '10100001' },
    currency: 'EUR',
    reference: 'A-1042',
    lines: [{ description: 'City bicycle', quantity: 2, unit_amount: 74_975, item: 'TG11' }],
  },
  before: [
    ...findPartner(({ contact }: Given) => (contact.id ? undefined : contact.email)),
    fetchToken(ORDERS),
  ],
  request: (input, context, found) => {
    const { settings } = context;
    const customer = input.contact.id ?? found['partner'];
    if (customer === undefined) {
      throw new RequestBuildError('contact', 'is no business partner with this e-mail address');
    }
    return {
      method: 'POST',
      path: `${ORDERS}/A_SalesOrder`,
      query: clientOf(context),
      headers: tokenHeaders(found),
      json: {
        SalesOrderType: needed(settings, 'order_type'),
        SalesOrganization: needed(settings, 'sales_organization'),
        DistributionChannel: needed(settings, 'distribution_channel'),
        OrganizationDivision: needed(settings, 'division'),
        SoldToParty: customer,
        PurchaseOrderByCustomer: input.reference,
        SalesOrderDate: `/Date(${Date.parse(issueDate(input.date, context))})/`,
        TransactionCurrency: input.currency,
        CustomerPaymentTerms: input.payment_terms,
        to_Item: input.lines.map((line) => ({
          Material: line.item ?? needed(settings, 'material'),
          SalesOrderItemText: line.description,
          // Decimals are texts in OData 2.0.
          RequestedQuantity: String(line.quantity),
          to_PricingElement: [
            {
              ConditionType: needed(settings, 'price_condition'),
              ConditionRateValue: majorUnits(line.unit_amount, input.currency).toFixed(
                minorDigits(input.currency),
              ),
              ConditionCurrency: input.currency,
            },
          ],
        })),
      },
    };
  },
  result: {
    schema: invoiceResult,
    read: ({ body }) => {
      const order = Written.safeParse(body).data?.d.SalesOrder;
      return order && { invoice_id: order, number: order };
    },
  },
});

function needed(settings: Settings, name: string): string {
  const value = settings[name];
  if (typeof value === 'string' && value) return value;
  throw new RequestBuildError(name, 'is needed in the connection’s settings');
}
