import { action } from '@patchbay/connector-sdk/action';
import { shippingInputs, shippingResults } from '@patchbay/connector-sdk/kinds/shipping';
import { z } from 'zod';
import { parcelFields, reference } from '../_shipping/inputs.ts';
import { party } from './address.ts';
import { createdShipment, labelIn } from './created-shipment.ts';
import { customs, declaration } from './customs.ts';
import { messageReference } from './message-reference.ts';
import { packagesOf } from './packages.ts';
import { plannedAt } from './planned-at.ts';
import { usualProduct } from './product.ts';
import { SAMPLE_CUSTOMS, SAMPLE_PARCEL } from './sample-parcel.ts';
import { shipsAt } from './ships-at.ts';

/** Labels of all parcels of the largest shipment. */
const MOST_LABEL_BYTES = 4 * 2 ** 20;

/** What printers of labels speak has no registered type. */
const LABEL_TYPES = {
  pdf: 'application/pdf',
  zpl: 'application/octet-stream',
  epl: 'application/octet-stream',
  lp2: 'application/octet-stream',
} as const;

const input = z.strictObject({
  ...parcelFields,
  service: shippingInputs.create_shipment.shape.service.pipe(z.string().max(6).optional()).meta({
    title: 'Product',
    description: 'The code that asking for prices told; the usual one of the route by default.',
  }),
  reference,
  contents: z
    .string()
    .trim()
    .min(1)
    .max(70)
    .default('Goods')
    .meta({ title: 'Contents', description: 'Printed on the label.' }),
  ships_at: shipsAt,
  customs,
  pickup: z
    .strictObject({
      close_time: z.iso.time({ precision: -1, error: 'must be a time such as 18:00' }).optional(),
      location: z.string().trim().min(1).max(80).optional(),
    })
    .optional()
    .meta({ title: 'Pickup', description: 'Sends a courier; otherwise it is dropped off.' }),
  label_format: z.enum(['pdf', 'zpl', 'epl', 'lp2']).default('pdf').meta({ title: 'Label format' }),
});

/**
 * POST /shipments: https://developer.dhl.com/api-reference/dhl-express-mydhl-api
 *
 * DHL does not recognise a repeated request. Where an answer is lost, a second label is made; DHL
 * charges for what a courier scans, so the first one costs nothing.
 */
export const createShipment = action({
  title: 'Create a shipment',
  description: 'Makes a DHL Express label, and sends a courier if wanted.',
  input,
  sample: {
    ...SAMPLE_PARCEL,
    reference: 'A-1042',
    contents: 'Bicycle bells',
    customs: SAMPLE_CUSTOMS,
  },
  request: ({ from, to, parcels, ...rest }, { settings, now, messageId }) => ({
    method: 'POST',
    path: '/shipments',
    ...messageReference(messageId),
    json: {
      plannedShippingDateAndTime: plannedAt(rest.ships_at, now),
      pickup: pickupOf(rest.pickup),
      productCode: rest.service ?? usualProduct(from.country, to.country, Boolean(rest.customs)),
      accounts: [{ typeCode: 'shipper', number: String(settings['account_number']) }],
      outputImageProperties: {
        encodingFormat: rest.label_format,
        imageOptions: [{ typeCode: 'label' }, { typeCode: 'waybillDoc', isRequested: false }],
      },
      ...(rest.reference && {
        customerReferences: [{ typeCode: 'CU', value: rest.reference }],
      }),
      customerDetails: {
        shipperDetails: party(from, 'from', settings['phone']),
        receiverDetails: party(to, 'to', settings['phone']),
      },
      content: {
        packages: packagesOf(parcels),
        description: rest.contents,
        unitOfMeasurement: 'metric',
        ...(rest.customs
          ? declaration(rest.customs)
          : { isCustomsDeclarable: false, incoterm: 'DAP' }),
      },
    },
  }),
  result: {
    schema: shippingResults.create_shipment,
    read: ({ body }) => createdShipment(body),
    file: {
      in: 'json',
      mostBytes: MOST_LABEL_BYTES,
      read: ({ body }, _found, { label_format: format }) => {
        const base64 = labelIn(body);
        return base64 === undefined
          ? undefined
          : { name: `label.${format}`, mediaType: LABEL_TYPES[format], base64 };
      },
    },
  },
});

function pickupOf(pickup: z.output<typeof input>['pickup']) {
  if (!pickup) return { isRequested: false };
  return {
    isRequested: true,
    ...(pickup.close_time && { closeTime: pickup.close_time }),
    ...(pickup.location && { location: pickup.location }),
  };
}
