import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';
import { SAMPLE_PARCEL } from './sample-parcel.ts';

const failure = (status: number, error: string, details: unknown = {}): SampleAnswer => ({
  status,
  json: { status, error, message: 'Sample.', details },
});

const ID = 1_234_567_890;
const NUMBER = '602677439331630337653846';

const shipment = (status: string, tracking_number: string | null): SampleAnswer => ({
  status: 200,
  json: {
    href: `https://api-shipx-pl.easypack24.net/v1/shipments/${ID}`,
    id: ID,
    status,
    tracking_number,
    service: 'inpost_locker_standard',
    reference: 'A-1042',
    is_return: false,
    external_customer_id: null,
    offers: [],
    selected_offer: null,
    transactions: [],
    created_at: '2026-01-02T04:04:05.000+01:00',
    updated_at: '2026-01-02T04:04:05.000+01:00',
  },
});

const invalid = failure(400, 'validation_failed', { receiver: [{ phone: ['invalid'] }] });
const { from, to, parcels } = SAMPLE_PARCEL;

export const samples: Samples = {
  settings: { organization_id: '6183' },
  credentials: { api_key: { token: 'sample-shipx-token-0123456789abcdef' } },
  answers: {
    connected: {
      status: 200,
      json: {
        href: 'https://api-shipx-pl.easypack24.net/v1/organizations/6183',
        id: 6183,
        owner_id: 7001,
        tax_id: '1234567890',
        name: 'Acme Rowery',
        services: ['inpost_locker_standard', 'inpost_courier_standard'],
        carriers: ['inpost_locker', 'inpost_courier'],
      },
    },
    credential_revoked: failure(401, 'token_invalid'),
    scope_insufficient: failure(403, 'access_forbidden'),
    vendor_error: [
      { status: 500, text: '<html>Internal Server Error</html>' },
      failure(404, 'resource_not_found'),
      failure(429, 'too_many_requests'),
    ],
  },
  actions: {
    get_rates: {
      inputs: [
        { from, to, parcels },
        { from, to, parcels, services: ['inpost_courier_express_1200'] },
      ],
      delivered: {
        status: 200,
        json: [
          {
            id: 'inpost_courier_standard',
            calculated_charge_amount: '27.20',
            fuel_charge_amount: '0.00',
            notification_charge_amount: '0.00',
            cod_charge_amount: '0.00',
            insurance_charge_amount: '20.00',
            calculated_charge_amount_non_commission: '7.20',
          },
          {
            id: 'inpost_locker_standard',
            calculated_charge_amount: null,
            fuel_charge_amount: null,
            notification_charge_amount: null,
            cod_charge_amount: null,
            insurance_charge_amount: null,
            calculated_charge_amount_non_commission: null,
          },
        ],
        result: {
          rates: [
            { service: 'inpost_courier_standard', name: 'Courier', amount: 2720, currency: 'PLN' },
            { service: 'inpost_locker_standard', name: 'Parcel locker' },
          ],
        },
      },
      failed: [{ ...invalid, code: 'validation_failed' }],
    },
    create_shipment: {
      inputs: [{ from, to, parcels, reference: 'A1' }],
      steps: {
        find: {
          status: 200,
          json: { href: '', count: 0, page: 1, per_page: 30, items: [] },
        },
        create: { ...shipment('created', null), status: 201 },
      },
      delivered: {
        ...shipment('confirmed', NUMBER),
        result: {
          shipment: String(ID),
          tracking_number: NUMBER,
          state: 'created',
          vendor_state: 'confirmed',
        },
      },
      failed: [
        { ...invalid, code: 'validation_failed' },
        { ...failure(400, 'no_carriers'), code: 'no_carriers' },
      ],
    },
    get_label: {
      inputs: [{ shipment: String(ID), size: 'a6' }],
      delivered: {
        status: 200,
        headers: { 'content-type': 'application/pdf' },
        text: '%PDF-1.7',
        result: { shipment: String(ID) },
        file: { name: 'label.pdf', media_type: 'application/pdf', base64: 'JVBERi0xLjc=' },
      },
      failed: [{ ...failure(400, 'invalid_action'), code: 'invalid_action' }],
    },
    track: {
      delivered: {
        status: 200,
        json: {
          tracking_number: NUMBER,
          type: 'inpost_locker_standard',
          service: 'inpost_locker_standard',
          custom_attributes: { size: 'A', target_machine_id: 'KRA010' },
          status: 'ready_to_pickup',
          created_at: '2026-01-02T04:04:05.000+01:00',
          updated_at: '2026-01-03T10:00:00.000+01:00',
          tracking_details: [
            {
              status: 'ready_to_pickup',
              origin_status: 'OWP',
              agency: null,
              datetime: '2026-01-03T10:00:00.000+01:00',
            },
            {
              status: 'adopted_at_source_branch',
              origin_status: 'PPN',
              agency: 'Oddział Kraków',
              datetime: '2026-01-02T19:00:00.000+01:00',
            },
          ],
          expected_flow: [],
        },
        result: {
          tracking_number: NUMBER,
          state: 'ready_for_collection',
          vendor_state: 'ready_to_pickup',
          events: [
            {
              at: '2026-01-03T10:00:00.000+01:00',
              state: 'ready_for_collection',
              text: 'ready_to_pickup',
            },
            {
              at: '2026-01-02T19:00:00.000+01:00',
              state: 'in_transit',
              text: 'adopted_at_source_branch',
              place: 'Oddział Kraków',
            },
          ],
        },
      },
      failed: [{ ...failure(404, 'resource_not_found'), code: 'resource_not_found' }],
    },
    cancel_shipment: {
      steps: { shipment: shipment('offers_prepared', null) },
      delivered: { status: 204, text: '', result: { shipment: String(ID), state: 'cancelled' } },
      failed: [{ ...failure(400, 'invalid_action'), code: 'invalid_action' }],
    },
  },
  unreachable: { credential_expired: 'ShipX tokens have no lifetime' },
};
