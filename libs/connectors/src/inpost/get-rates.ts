import { action } from '@patchbay/connector-sdk/action';
import { shippingResults } from '@patchbay/connector-sdk/kinds/shipping';
import { z } from 'zod';
import { parcelFields } from '../_shipping/inputs.ts';
import { minorUnits } from '../_money/units.ts';
import { organization } from './organization.ts';
import { parcelsOf } from './parcels.ts';
import { party, receiver } from './party.ts';
import { SAMPLE_PARCEL } from './sample-parcel.ts';
import { COURIER, LOCKER, serviceName } from './services.ts';
import { targetPoint } from './target-point.ts';

/** Amounts are decimal text, and absent for customers who pay by invoice. */
const Prices = z.array(
  z.object({
    id: z.string().min(1).max(100),
    calculated_charge_amount: z.coerce.number().nonnegative().nullish().catch(undefined),
  }),
);

/** Prices come without a currency: the price list is Polish. */
const CURRENCY = 'PLN';

const { from, to, parcels, target_point } = SAMPLE_PARCEL;

/**
 * POST /v1/organizations/:organization_id/shipments/calculate, one shipment for each service.
 * https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/18153505
 */
export const getRates = action({
  title: 'Ask for prices',
  description: 'What the courier costs, and the parcel locker where one is named.',
  input: z.strictObject({
    ...parcelFields,
    services: z.array(z.string().min(1).max(60)).min(1).max(10).optional().meta({
      title: 'Services',
      description: 'Instead of the courier and the named parcel locker.',
    }),
    target_point: targetPoint,
  }),
  sample: { from, to, parcels, target_point },
  request: (input, { settings }) => ({
    method: 'POST',
    path: '/v1/organizations/{organization_id}/shipments/calculate',
    params: organization(settings),
    json: {
      shipments: servicesOf(input).map((service) => ({
        id: service,
        receiver: receiver(input.to, service),
        sender: party(input.from),
        parcels: parcelsOf(input.parcels, service),
        service,
        ...(input.target_point && { custom_attributes: { target_point: input.target_point } }),
      })),
    },
  }),
  result: {
    schema: shippingResults.get_rates,
    read: ({ body }) => {
      const prices = Prices.safeParse(body).data;
      return prices && { rates: prices.map(rateOf) };
    },
  },
});

function servicesOf(input: { services?: string[] | undefined; target_point?: string | undefined }) {
  return input.services ?? (input.target_point ? [COURIER, LOCKER] : [COURIER]);
}

function rateOf({ id, calculated_charge_amount: price }: z.output<typeof Prices>[number]) {
  const amount = typeof price === 'number' ? minorUnits(price, CURRENCY) : undefined;
  return {
    service: id,
    name: serviceName(id),
    ...(amount !== undefined && { amount, currency: CURRENCY }),
  };
}
