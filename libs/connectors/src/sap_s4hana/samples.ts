import type { Samples } from '@patchbay/connector-sdk/samples';

const failure = (status: number, code: string, value: string) => ({
  status,
  json: { error: { code, message: { lang: 'en', value }, innererror: {} } },
});

const token = {
  status: 200,
  headers: {
    'x-csrf-token': 'rL5n0dqJLbBQXcAWCTQ6YA==',
    'set-cookie':
      'sap-usercontext=sap-client=100; path=/, SAP_SESSIONID_S4H_100=abc%3d; path=/; secure; HttpOnly',
  },
  json: { d: { EntitySets: ['A_BusinessPartner'] } },
};

const nothing = { status: 200, json: { d: { results: [] } } };

/** Optional fields that made-up values would fill: a certificate cannot be made up. */
const ABSENT = {
  certificate: undefined,
  private_key: undefined,
  passphrase: undefined,
} as unknown as Readonly<Record<string, string>>;

export const samples: Samples = {
  settings: {
    url: 'https://my300000-api.s4hana.cloud.sap',
    client: '100',
    token_url: 'https://acme.authentication.eu10.hana.ondemand.com/oauth/token',
    country: 'DE',
    sales_organization: '1710',
    distribution_channel: '10',
    division: '00',
    order_type: 'OR',
    price_condition: 'PPR0',
    material: 'TG11',
  },
  credentials: {
    basic: { username: 'PATCHBAY', password: 'sample password 0123456789', ...ABSENT },
    api_key: { client_id: 'sb-sample!b123|patchbay', client_secret: 'sample-secret-0123456789=' },
  },
  answers: {
    connected: {
      status: 200,
      json: { d: { EntitySets: ['A_BusinessPartner', 'A_BusinessPartnerAddress', 'A_Customer'] } },
    },
    credential_revoked: { status: 401, text: '<html><body>Anmeldung fehlgeschlagen</body></html>' },
    credential_expired: { status: 401, text: 'Your password has expired' },
    scope_insufficient: failure(403, '/IWFND/MED/170', 'No authorization to access the service'),
    vendor_error: [
      failure(500, '/IWBEP/CM_MGW_RT/020', 'An exception was raised'),
      { status: 503, text: '<html><body>Service Unavailable</body></html>' },
    ],
  },
  grants: {
    api_key: {
      granted: {
        status: 200,
        json: { access_token: 'eyJ0.sample.sample', token_type: 'bearer', expires_in: 43199 },
      },
      refused: { client_refused: { status: 401, json: { error: 'invalid_client' } } },
    },
  },
  actions: {
    upsert_contact: {
      inputs: [
        { email: 'ada@example.com', company: 'Acme', grouping: 'BP02', city: 'Berlin' },
        { email: 'ada@example.com', contact_id: '10100001', last_name: 'Byron' },
      ],
      steps: { find_address: nothing, fetch_token: token },
      delivered: {
        status: 201,
        json: { d: { BusinessPartner: '10100001', BusinessPartnerCategory: '1' } },
        result: { contact_id: '10100001' },
      },
      failed: [{ ...failure(400, 'R11/101', 'Enter a country'), code: 'R11/101' }],
    },
    create_invoice: {
      inputs: [
        {
          contact: { email: 'ada@example.com' },
          currency: 'JPY',
          date: '2026-03-01',
          payment_terms: '0001',
          lines: [{ description: 'Bell', unit_amount: 1999 }],
        },
      ],
      steps: {
        find_address: { status: 200, json: { d: { results: [{ AddressID: '25123' }] } } },
        find_partner: { status: 200, json: { d: { results: [{ BusinessPartner: '10100001' }] } } },
        fetch_token: token,
      },
      delivered: {
        status: 201,
        json: { d: { SalesOrder: '4711', SalesOrderType: 'OR', SoldToParty: '10100001' } },
        result: { invoice_id: '4711', number: '4711' },
      },
      failed: [{ ...failure(400, 'V1/348', 'No item category is maintained'), code: 'V1/348' }],
    },
  },
};
