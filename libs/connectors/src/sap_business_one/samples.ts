import type { Samples } from '@patchbay/connector-sdk/samples';

const failure = (status: number, code: string, message: string) => ({
  status,
  json: { error: { code, details: [{ code: '', message: '' }], message } },
});

const context = (set: string) => `https://b1.acme.example:50000/b1s/v2/$metadata#${set}`;

const nobody = { status: 200, json: { '@odata.context': context('BusinessPartners'), value: [] } };

const partner = {
  status: 201,
  json: {
    '@odata.context': context('BusinessPartners/$entity'),
    CardCode: 'C20000',
    CardName: 'Analytical Engines',
    CardType: 'cCustomer',
    EmailAddress: 'ada@example.com',
  },
};

export const samples: Samples = {
  settings: {
    url: 'https://b1.acme.example:50000',
    company_db: 'SBODEMODE',
    series: '71',
    item_code: 'BIKE',
    tax_code: 'A2',
  },
  credentials: { basic: { username: 'patchbay', password: 'sample password 0123456789' } },
  answers: {
    connected: {
      status: 200,
      json: {
        '@odata.context': context('BusinessPartners(CardCode)'),
        value: [{ CardCode: 'C1' }],
      },
    },
    credential_expired: failure(401, '301', 'Invalid session or session already timeout.'),
    scope_insufficient: failure(403, '-5006', 'No authorization to perform this action'),
    vendor_error: [
      failure(500, '-1', 'Internal error'),
      { status: 502, text: '<html><body>Proxy Error</body></html>' },
    ],
  },
  grants: {
    basic: {
      granted: {
        status: 200,
        headers: {
          'set-cookie':
            'B1SESSION=ac79876e-1e72-11ed-8000-000c299130e0;HttpOnly;SameSite=None, ROUTEID=.node1; path=/b1s',
        },
        json: {
          '@odata.context': context('B1Sessions/$entity'),
          SessionId: 'ac79876e-1e72-11ed-8000-000c299130e0',
          Version: '1000190',
          SessionTimeout: 30,
        },
      },
      refused: {
        client_refused: failure(401, '100000027', 'Login failed'),
        vendor_error: { status: 503, text: '<html><body>Service Unavailable</body></html>' },
      },
    },
  },
  actions: {
    upsert_contact: {
      inputs: [{ email: 'ada@example.com', contact_id: 'C20000', first_name: 'Ada' }],
      steps: { find_partner: nobody },
      delivered: { ...partner, result: { contact_id: 'C20000' } },
      failed: [
        {
          ...failure(400, '-5002', 'Enter valid code  [OCRD.CardCode]'),
          code: '-5002',
        },
      ],
    },
    create_invoice: {
      inputs: [
        {
          contact: { id: 'C20000' },
          currency: 'JPY',
          date: '2026-03-01',
          lines: [{ description: 'Bell', unit_amount: 1999, tax: 'A1' }],
        },
      ],
      steps: { find_partner: nobody, create_partner: partner },
      delivered: {
        status: 201,
        json: {
          '@odata.context': context('Invoices/$entity'),
          DocEntry: 512,
          DocNum: 4711,
          DocumentStatus: 'bost_Open',
          CardCode: 'C20000',
          DocTotal: 1499.5,
        },
        result: { invoice_id: '512', number: '4711', status: 'open' },
      },
      failed: [
        { ...failure(400, '-10', 'Item BIKE is inactive  [INV1.ItemCode][line: 1]'), code: '-10' },
      ],
    },
  },
};
