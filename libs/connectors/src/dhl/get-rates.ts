import { action } from '@patchbay/connector-sdk/action';
import { shippingResults } from '@patchbay/connector-sdk/kinds/shipping';
import { z } from 'zod';
import { parcelFields } from '../_shipping/inputs.ts';
import { minorUnits } from '../_money/units.ts';
import { place } from './address.ts';
import { customs, declaration } from './customs.ts';
import { messageReference } from './message-reference.ts';
import { packagesOf } from './packages.ts';
import { plannedAt } from './planned-at.ts';
import { SAMPLE_PARCEL } from './sample-parcel.ts';
import { shipsAt } from './ships-at.ts';

const Products = z.object({
  products: z.array(
    z.object({
      productCode: z.string().min(1).max(60),
      productName: z.string().max(200).catch(''),
      totalPrice: z
        .array(
          z.object({
            currencyType: z.string().optional().catch(undefined),
            priceCurrency: z.string().regex(/^[A-Z]{3}$/),
            price: z.number().positive(),
          }),
        )
        .catch([]),
      deliveryCapabilities: z
        .object({ estimatedDeliveryDateAndTime: z.string() })
        .optional()
        .catch(undefined),
    }),
  ),
});

/** The currency DHL bills in; the others are published prices and DHL's own. */
const BILLED = 'BILLC';
const MOST = 40;

/** POST /rates: https://developer.dhl.com/api-reference/dhl-express-mydhl-api */
export const getRates = action({
  title: 'Ask for prices',
  description: 'What DHL Express charges this account for a route, by product.',
  input: z.strictObject({ ...parcelFields, ships_at: shipsAt, customs }),
  sample: SAMPLE_PARCEL,
  request: ({ from, to, parcels, ...input }, { settings, now, messageId }) => ({
    method: 'POST',
    path: '/rates',
    ...messageReference(messageId),
    json: {
      customerDetails: { shipperDetails: place(from), receiverDetails: place(to) },
      accounts: [{ typeCode: 'shipper', number: String(settings['account_number']) }],
      plannedShippingDateAndTime: plannedAt(input.ships_at, now),
      unitOfMeasurement: 'metric',
      ...declared(input.customs),
      // On a Sunday there would be no product otherwise.
      nextBusinessDay: true,
      packages: packagesOf(parcels),
    },
  }),
  result: {
    schema: shippingResults.get_rates,
    read: ({ body }) => {
      const found = Products.safeParse(body).data;
      return found && { rates: found.products.slice(0, MOST).map(rateOf) };
    },
  },
});

function declared(of: z.output<typeof customs>) {
  if (!of) return { isCustomsDeclarable: false };
  const { declaredValue: value, declaredValueCurrency: currency } = declaration(of);
  return {
    isCustomsDeclarable: true,
    monetaryAmount: [{ typeCode: 'declaredValue', value, currency }],
  };
}

function rateOf(product: z.output<typeof Products>['products'][number]) {
  const { productCode, productName, totalPrice, deliveryCapabilities } = product;
  const price = totalPrice.find(({ currencyType }) => currencyType === BILLED) ?? totalPrice[0];
  const amount = price && minorUnits(price.price, price.priceCurrency);
  const [arrives] =
    /^\d{4}-\d{2}-\d{2}/.exec(deliveryCapabilities?.estimatedDeliveryDateAndTime ?? '') ?? [];
  return {
    service: productCode,
    name: productName || productCode,
    ...(amount !== undefined && { amount, currency: price!.priceCurrency }),
    ...(z.iso.date().safeParse(arrives).success && { arrives: arrives! }),
  };
}
