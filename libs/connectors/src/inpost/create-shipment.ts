import { action } from '@patchbay/connector-sdk/action';
import { shippingInputs, shippingResults } from '@patchbay/connector-sdk/kinds/shipping';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { parcelFields, reference } from '../_shipping/inputs.ts';
import { organization } from './organization.ts';
import { parcelsOf } from './parcels.ts';
import { party, receiver } from './party.ts';
import { SAMPLE_PARCEL } from './sample-parcel.ts';
import { goesToLocker, serviceOf } from './services.ts';
import { Shipment, shipmentOf } from './shipment.ts';
import { targetPoint } from './target-point.ts';

const input = z.strictObject({
  ...parcelFields,
  service: shippingInputs.create_shipment.shape.service.meta({
    title: 'Service',
    description: 'A parcel locker where one is named, the courier otherwise.',
  }),
  reference,
  target_point: targetPoint,
});

const Found = z.object({ items: z.array(z.object({ id: z.int().positive() })) });

/**
 * POST /v1/organizations/:organization_id/shipments, simplified mode; the offer is bought by itself.
 * https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/18153501
 *
 * ShipX does not recognise a repeated request, so the shipment carries the delivery's number and is
 * looked for by it first.
 */
export const createShipment = action({
  title: 'Create a shipment',
  description: 'Buys a label to a parcel locker or an address.',
  input,
  sample: SAMPLE_PARCEL,
  before: [
    {
      name: 'find',
      request: (_, { settings, messageId }) =>
        messageId === undefined
          ? undefined
          : {
              method: 'GET',
              path: '/v1/organizations/{organization_id}/shipments',
              params: organization(settings),
              query: { external_customer_id: messageId },
            },
      read: ({ body }) => {
        const found = Found.safeParse(body).data;
        if (!found) return undefined;
        const [first] = found.items;
        return first ? { shipment: first.id } : {};
      },
    },
    {
      name: 'create',
      request: (input, { settings, messageId }, { shipment }) =>
        shipment === undefined
          ? {
              method: 'POST',
              path: '/v1/organizations/{organization_id}/shipments',
              params: organization(settings),
              json: { ...bodyOf(input), external_customer_id: messageId },
            }
          : undefined,
      read: ({ body }) => {
        const made = Shipment.safeParse(body).data;
        return made && { shipment: made.id };
      },
    },
  ],
  request: (_input, _context, { shipment }) => ({
    method: 'GET',
    path: '/v1/shipments/{id}',
    params: { id: String(shipment) },
  }),
  result: {
    schema: shippingResults.create_shipment,
    read: ({ body }) => shipmentOf(body),
  },
});

/** A reference has three characters at least; shorter ones are printed as a comment. */
const SHORTEST_REFERENCE = 3;

function bodyOf({ from, to, parcels, reference: own, ...rest }: z.output<typeof input>) {
  const service = serviceOf(rest.service, rest.target_point);
  if (goesToLocker(service) && !rest.target_point) {
    throw new RequestBuildError('target_point', 'is needed for parcel lockers');
  }
  return {
    receiver: receiver(to, service),
    sender: party(from),
    parcels: parcelsOf(parcels, service),
    service,
    ...(own && (own.length < SHORTEST_REFERENCE ? { comments: own } : { reference: own })),
    ...(rest.target_point && { custom_attributes: { target_point: rest.target_point } }),
  };
}
