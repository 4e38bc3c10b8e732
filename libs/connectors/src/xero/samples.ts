import type { Samples } from '@patchbay/connector-sdk/samples';

const TENANT_ID = 'fe79f7dd-b6d4-4a92-ba7b-538af6289c58';
const CONTACT_ID = '430fa14a-f945-44d3-9f97-5df5e28441b8';
const INVOICE_ID = 'ed255415-e141-4150-aab7-89c3bbbb851c';

const connections = {
  status: 200,
  json: [
    {
      id: '7cb59f93-2964-421d-bb5e-a0f7a4572a44',
      tenantId: TENANT_ID,
      tenantName: 'Demo Company (NZ)',
      tenantType: 'ORGANISATION',
    },
  ],
};

const gate = (status: number, title: string, detail: string) => ({
  status,
  json: { Type: null, Title: title, Status: status, Detail: detail, Instance: 'a1b2c3' },
});

const invalid = (message: string) => ({
  status: 400,
  json: {
    ErrorNumber: 10,
    Type: 'ValidationException',
    Message: 'A validation exception occurred',
    Elements: [{ HasValidationErrors: true, ValidationErrors: [{ Message: message }] }],
  },
  code: 'ValidationException',
});

const nobody = { status: 200, json: { Contacts: [] } };

export const samples: Samples = {
  settings: { tenant_id: TENANT_ID, account_code: '200' },
  credentials: {
    api_key: {
      client_id: '0123456789ABCDEF0123456789ABCDEF',
      client_secret: 'sample-secret-0123456789-abcdefghij',
    },
  },
  discovered: { tenant_name: 'Demo Company (NZ)' },
  panels: {
    organisation: {
      steps: { organisation: { answer: connections } },
      value: TENANT_ID,
      answers: [connections],
    },
  },
  answers: {
    connected: [
      connections,
      {
        status: 200,
        json: {
          Status: 'OK',
          Organisations: [
            {
              Name: 'Acme',
              OrganisationID: 'b2c885a9-4bb9-4a00-9b6e-6c2bf60b1a2b',
              IsDemoCompany: false,
            },
          ],
        },
      },
    ],
    credential_expired: gate(401, 'Unauthorized', 'TokenExpired: token expired at 05/20/2026'),
    credential_revoked: [
      gate(403, 'Forbidden', 'AuthenticationUnsuccessful'),
      { status: 200, json: [] },
    ],
    scope_insufficient: gate(401, 'Unauthorized', 'AuthorizationUnsuccessful'),
    vendor_error: [
      { status: 429, headers: { 'x-rate-limit-problem': 'minute', 'retry-after': '30' } },
      { status: 503, text: 'The Organisation is offline' },
    ],
  },
  grants: {
    api_key: {
      granted: {
        status: 200,
        json: {
          access_token: 'xxx.yyy.zzz',
          expires_in: 1800,
          token_type: 'Bearer',
          scope: 'accounting.contacts accounting.invoices accounting.settings.read',
        },
      },
      refused: { client_refused: { status: 400, json: { error: 'invalid_client' } } },
    },
  },
  actions: {
    upsert_contact: {
      inputs: [
        { email: 'ada@example.com' },
        { email: 'ada@example.com', name: 'Ada', contact_id: CONTACT_ID },
      ],
      steps: { find_contact: nobody },
      delivered: {
        status: 200,
        json: {
          Contacts: [
            {
              ContactID: CONTACT_ID,
              ContactStatus: 'ACTIVE',
              Name: 'Analytical Engines',
              EmailAddress: 'ada@example.com',
              HasValidationErrors: false,
            },
          ],
        },
        result: { contact_id: CONTACT_ID },
      },
      failed: [invalid('The contact name Analytical Engines is already assigned.')],
    },
    create_invoice: {
      inputs: [
        {
          contact: { id: CONTACT_ID },
          currency: 'KWD',
          date: '2026-03-01',
          number: 'INV-7',
          status: 'authorised',
          prices: 'inclusive',
          lines: [{ description: 'Bell', unit_amount: 1999, tax: 'OUTPUT2', item: 'BELL' }],
        },
      ],
      steps: { find_contact: nobody },
      delivered: {
        status: 200,
        json: {
          Invoices: [
            {
              Type: 'ACCREC',
              InvoiceID: INVOICE_ID,
              InvoiceNumber: 'INV-0007',
              Reference: 'A-1042',
              HasErrors: false,
              Status: 'DRAFT',
              LineAmountTypes: 'Exclusive',
              CurrencyCode: 'EUR',
              Total: 1499.5,
            },
          ],
        },
        result: { invoice_id: INVOICE_ID, number: 'INV-0007', status: 'draft' },
      },
      failed: [invalid('Account code 200 is not a valid code for this document.')],
    },
  },
  tokenErrors: { expired: { status: 400, error: 'invalid_grant', description: '' } },
};
