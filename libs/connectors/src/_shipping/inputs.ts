import { shippingInputs } from '@patchbay/connector-sdk/kinds/shipping';

const { create_shipment, track, cancel_shipment } = shippingInputs;

/** What every carrier is handed, with the words the page shows. Units are the kind's. */
export const parcelFields = {
  from: create_shipment.shape.from.meta({ title: 'Sender' }),
  to: create_shipment.shape.to.meta({ title: 'Receiver' }),
  parcels: create_shipment.shape.parcels.meta({
    title: 'Parcels',
    description: 'Weights in grams, lengths in millimetres.',
  }),
} as const;

export const reference = create_shipment.shape.reference.meta({ title: 'Your reference' });

export const trackingNumber = track.shape.tracking_number.meta({ title: 'Tracking number' });

export const shipment = cancel_shipment.shape.shipment.meta({ title: 'Shipment' });
