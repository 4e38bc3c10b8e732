import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';
import { SAMPLE_PARCEL } from './sample-parcel.ts';

const failure = (status: number, title: string, detail: string): SampleAnswer => ({
  status,
  json: {
    instance: '/expressapi/shipments',
    detail,
    title,
    message: title,
    status: String(status),
  },
});

const LABEL = 'JVBERi0xLjQKJeLjz9MK';

export const samples: Samples = {
  settings: {
    account_number: '123456789',
    contact: 'Ada Lovelace',
    phone: '+49301234567',
  },
  credentials: { basic: { username: 'apSampleKey0123', password: 'A$1sampleSecret0123' } },
  answers: {
    connected: {
      status: 200,
      json: {
        address: [
          {
            countryCode: 'DE',
            postalCode: '53113',
            cityName: 'BONN',
            serviceArea: { code: 'CGN', description: 'COLOGNE-GERMANY', GMTOffset: '+01:00' },
          },
        ],
      },
    },
    credential_revoked: { status: 401, text: '' },
    vendor_error: [
      failure(500, 'Internal Server Error', '999: Process failure occurred.'),
      { status: 429, text: 'Too many requests' },
    ],
  },
  actions: {
    get_rates: {
      inputs: [
        {
          ...SAMPLE_PARCEL,
          ships_at: '2026-01-05T12:00:00+01:00',
          customs: {
            currency: 'EUR',
            invoice_number: '1',
            invoice_date: '2026-01-02',
            lines: [
              { description: 'Bells', quantity: 1, unit_amount: 1499, weight_g: 100, origin: 'CZ' },
            ],
          },
        },
      ],
      delivered: {
        status: 200,
        json: {
          products: [
            {
              productName: 'EXPRESS WORLDWIDE NONDOC',
              productCode: 'P',
              localProductCode: 'P',
              isCustomerAgreement: false,
              totalPrice: [
                { currencyType: 'BASEC', priceCurrency: 'EUR', price: 182.84 },
                { currencyType: 'BILLC', priceCurrency: 'GBP', price: 157.95 },
              ],
              deliveryCapabilities: {
                deliveryTypeCode: 'QDDC',
                estimatedDeliveryDateAndTime: '2026-01-05T12:00:00',
                totalTransitDays: 3,
              },
            },
            { productName: 'EXPRESS 12:00', productCode: 'T', totalPrice: [] },
          ],
        },
        result: {
          rates: [
            {
              service: 'P',
              name: 'EXPRESS WORLDWIDE NONDOC',
              amount: 15_795,
              currency: 'GBP',
              arrives: '2026-01-05',
            },
            { service: 'T', name: 'EXPRESS 12:00' },
          ],
        },
      },
      failed: [
        {
          ...failure(400, 'Bad request', 'The account number is not found or invalid.'),
          code: '400',
        },
      ],
    },
    create_shipment: {
      inputs: [
        {
          ...SAMPLE_PARCEL,
          to: { ...SAMPLE_PARCEL.from, region: 'Central Bohemia', phone: undefined },
          service: 'N',
          pickup: { close_time: '18:00', location: 'reception' },
          label_format: 'zpl',
        },
      ].map((input) => JSON.parse(JSON.stringify(input)) as unknown),
      delivered: {
        status: 201,
        json: {
          url: 'https://express.api.dhl.com/mydhlapi/shipments',
          shipmentTrackingNumber: '1234567890',
          cancelPickupUrl: 'https://express.api.dhl.com/mydhlapi/pickups/PRG200227000256',
          trackingUrl: 'https://express.api.dhl.com/mydhlapi/shipments/1234567890/tracking',
          dispatchConfirmationNumber: 'PRG200227000256',
          packages: [{ referenceNumber: 1, trackingNumber: 'JD914600003889482921' }],
          documents: [
            { imageFormat: 'PDF', content: 'aW52b2ljZQ==', typeCode: 'invoice' },
            { imageFormat: 'PDF', content: LABEL, typeCode: 'label' },
          ],
        },
        result: {
          shipment: '1234567890:PRG200227000256',
          tracking_number: '1234567890',
          state: 'created',
        },
        file: { name: 'label.pdf', media_type: 'application/pdf', base64: LABEL },
      },
      failed: [
        {
          ...failure(
            400,
            'Bad request',
            '7008: The requested Special Service Code is not available.',
          ),
          code: '7008',
        },
        {
          ...failure(
            422,
            'Validation error',
            '#/customerDetails/shipperDetails: required key [countryCode] not found',
          ),
          code: '422',
        },
      ],
    },
    track: {
      delivered: {
        status: 200,
        json: {
          shipments: [
            {
              shipmentTrackingNumber: '9356579890',
              status: 'Success',
              shipmentTimestamp: '2026-01-02T13:42:48',
              productCode: 'P',
              description: 'BELLS',
              events: [
                {
                  date: '2026-01-02',
                  time: '13:56:21',
                  typeCode: 'PU',
                  description: 'Shipment picked up',
                  serviceArea: [{ code: 'PRG', description: 'Prague-CZ' }],
                },
                {
                  date: '2026-01-02',
                  time: '18:47:01',
                  typeCode: 'AF',
                  description: 'Arrived at DHL Sort Facility',
                },
              ],
            },
          ],
        },
        result: {
          tracking_number: '9356579890',
          state: 'in_transit',
          vendor_state: 'AF',
          events: [
            {
              at: '2026-01-02T18:47:01',
              state: 'in_transit',
              text: 'Arrived at DHL Sort Facility',
            },
            {
              at: '2026-01-02T13:56:21',
              state: 'picked_up',
              text: 'Shipment picked up',
              place: 'Prague-CZ',
            },
          ],
        },
      },
      failed: [{ ...failure(404, 'No data found', 'No data found'), code: '404' }],
    },
    cancel_shipment: {
      steps: { shipment: failure(404, 'No data found', 'No data found') },
      delivered: {
        status: 200,
        text: '',
        result: { shipment: '1234567890:PRG200227000256', state: 'cancelled' },
      },
      failed: [
        {
          ...failure(404, 'Pickup not found', 'Cancellation of booking was not successful.'),
          code: '404',
        },
      ],
    },
  },
  unreachable: { credential_expired: 'MyDHL API keys have no lifetime' },
};
