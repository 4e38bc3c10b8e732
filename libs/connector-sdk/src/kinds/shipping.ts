import { z } from 'zod';

/**
 * What every shipping connector understands. A connector's own input extends these; an input that
 * satisfies them is accepted by all. Weights are grams, lengths millimetres, amounts minor units of
 * the currency (ISO 4217), countries ISO 3166-1 alpha-2.
 */
export const SHIPMENT_STATES = [
  'created', 'picked_up', 'in_transit', 'ready_for_collection', 'out_for_delivery', 'delivered',
  'delivery_failed', 'returned', 'cancelled', 'unknown',
] as const; // prettier-ignore
export type ShipmentState = (typeof SHIPMENT_STATES)[number];

const line = z.string().trim().min(1).max(100);

export const address = z.object({
  name: line,
  company: line.optional(),
  street: line,
  street_2: line.optional(),
  city: line,
  postal_code: z.string().trim().min(1).max(20),
  region: line.optional(),
  country: z.string().regex(/^[A-Z]{2}$/),
  phone: z.string().max(30).optional(),
  email: z.email().max(254).optional(),
});

export const parcel = z.object({
  weight_g: z.int().positive().max(1_000_000),
  length_mm: z.int().positive().max(10_000),
  width_mm: z.int().positive().max(10_000),
  height_mm: z.int().positive().max(10_000),
});

export const shippingInputs = {
  get_rates: z.object({ from: address, to: address, parcels: z.array(parcel).min(1).max(20) }),
  create_shipment: z.object({
    from: address,
    to: address,
    parcels: z.array(parcel).min(1).max(20),
    /** As `get_rates` names it; the connector's usual one by default. */
    service: z.string().max(60).optional(),
    reference: z.string().min(1).max(35).optional(),
  }),
  track: z.object({ tracking_number: z.string().min(1).max(60) }),
  cancel_shipment: z.object({ shipment: z.string().min(1).max(60) }),
} as const;

export const shippingResults = {
  get_rates: z.object({
    rates: z.array(
      z.object({
        service: z.string(),
        name: z.string(),
        amount: z.int().nonnegative().optional(),
        currency: z.string().optional(),
        /** Calendar day as `YYYY-MM-DD`. */
        arrives: z.iso.date().optional(),
      }),
    ),
  }),
  create_shipment: z.object({
    shipment: z.string(),
    tracking_number: z.string().optional(),
    state: z.enum(SHIPMENT_STATES),
    vendor_state: z.string().optional(),
  }),
  track: z.object({
    tracking_number: z.string(),
    state: z.enum(SHIPMENT_STATES),
    vendor_state: z.string(),
    /** Newest first, at most 50. */
    events: z.array(
      z.object({
        at: z.iso.datetime({ offset: true, local: true }),
        state: z.enum(SHIPMENT_STATES),
        text: z.string(),
        place: z.string().optional(),
      }),
    ),
  }),
  cancel_shipment: z.object({ shipment: z.string(), state: z.enum(SHIPMENT_STATES) }),
} as const;
