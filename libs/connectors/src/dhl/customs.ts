import { z } from 'zod';

const amount = z.int().nonnegative();

/** What customs must know about goods that leave their union. Amounts are hundredths. */
export const customs = z
  .strictObject({
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency such as EUR'),
    invoice_number: z.string().trim().min(1).max(35),
    invoice_date: z.iso.date(),
    incoterm: z.enum(['DAP', 'DDP', 'EXW', 'FCA', 'CPT', 'CIP', 'DPU']).default('DAP'),
    lines: z
      .array(
        z.strictObject({
          description: z.string().trim().min(1).max(512),
          quantity: z.int().positive(),
          unit_amount: amount,
          weight_g: z.int().positive(),
          origin: z.string().regex(/^[A-Z]{2}$/, 'must be a country such as DE'),
          commodity_code: z.string().min(2).max(18).optional(),
        }),
      )
      .min(1)
      .max(200),
  })
  .optional()
  .meta({
    title: 'Customs',
    description: 'For goods that leave their customs union. Amounts in hundredths.',
  });

type Customs = NonNullable<z.output<typeof customs>>;

const HUNDRED = 100;

/** The schema supermodelIoLogisticsExpressExportDeclaration of MyDHL API. */
export function declaration({ currency, lines, ...invoice }: Customs) {
  const total = lines.reduce((sum, line) => sum + line.quantity * line.unit_amount, 0);
  return {
    isCustomsDeclarable: true,
    declaredValue: total / HUNDRED,
    declaredValueCurrency: currency,
    incoterm: invoice.incoterm,
    exportDeclaration: {
      lineItems: lines.map((line, index) => ({
        number: index + 1,
        description: line.description,
        price: line.unit_amount / HUNDRED,
        quantity: { value: line.quantity, unitOfMeasurement: 'PCS' },
        ...(line.commodity_code && {
          commodityCodes: [{ typeCode: 'outbound', value: line.commodity_code }],
        }),
        exportReasonType: 'permanent',
        manufacturerCountry: line.origin,
        weight: { netValue: line.weight_g / 1000, grossValue: line.weight_g / 1000 },
      })),
      invoice: { number: invoice.invoice_number, date: invoice.invoice_date },
      exportReasonType: 'permanent',
    },
  };
}
