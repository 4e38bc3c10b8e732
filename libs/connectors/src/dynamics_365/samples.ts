import type { Samples } from '@patchbay/connector-sdk/samples';

const CONTACT = '20000000-0000-4000-8000-000000000001';
const ACCOUNT = '30000000-0000-4000-8000-000000000001';
const DEAL = '40000000-0000-4000-8000-000000000001';
const NOTE = '50000000-0000-4000-8000-000000000001';

const failure = (status: number, code: string, message: string) => ({
  status,
  json: { error: { code, message } },
});

const nothing = { status: 200, json: { value: [] } };

const invalid = {
  ...failure(400, '0x80048d19', 'Error identified in Payload provided by the user.'),
  code: '0x80048d19',
};

export const samples: Samples = {
  settings: { organization: 'acme.crm4.dynamics.com', tenant: 'acme.onmicrosoft.com' },
  credentials: {
    api_key: {
      client_id: '00000000-1111-2222-3333-444444444444',
      client_secret: 'abc8Q~sample0123456789sample0123456789ab',
    },
  },
  answers: {
    connected: {
      status: 200,
      json: {
        '@odata.context':
          'https://acme.crm4.dynamics.com/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse',
        BusinessUnitId: '10000000-0000-4000-8000-000000000001',
        UserId: '10000000-0000-4000-8000-000000000002',
        OrganizationId: '10000000-0000-4000-8000-000000000003',
      },
    },
    credential_revoked: failure(403, '0x80072560', 'The user is not a member of the organization.'),
    scope_insufficient: failure(403, '0x80040220', 'SecLib::AccessCheckEx failed.'),
    vendor_error: [
      failure(429, '0x80072322', 'Number of requests exceeded the limit of 6000.'),
      failure(503, '0x80044150', 'Generic SQL error.'),
    ],
  },
  grants: {
    api_key: {
      granted: {
        status: 200,
        json: { token_type: 'Bearer', expires_in: 3599, access_token: 'eyJ0.sample.sample' },
      },
      refused: {
        client_refused: {
          status: 401,
          json: {
            error: 'invalid_client',
            error_description: 'AADSTS7000215: Invalid client secret provided.',
          },
        },
      },
    },
  },
  actions: {
    upsert_contact: {
      inputs: [
        { email: 'ada@example.com' },
        { email: 'ada@example.com', contact_id: CONTACT, properties: { jobtitle: 'Countess' } },
      ],
      steps: {
        find_contact: nothing,
        find_account: nothing,
        create_account: { status: 201, json: { accountid: ACCOUNT, name: 'Analytical Engines' } },
      },
      delivered: {
        status: 201,
        json: { contactid: CONTACT, emailaddress1: 'ada@example.com' },
        result: { contact_id: CONTACT },
      },
      failed: [invalid],
    },
    create_deal: {
      inputs: [{ name: 'Deal', stage: '1-Qualify', contact_id: CONTACT, company_id: ACCOUNT }],
      steps: {
        find_currency: {
          status: 200,
          json: { value: [{ transactioncurrencyid: '60000000-0000-4000-8000-000000000001' }] },
        },
      },
      delivered: {
        status: 201,
        json: { opportunityid: DEAL, name: 'Order A-1042' },
        result: { deal_id: DEAL },
      },
      failed: [invalid],
    },
    log_activity: {
      inputs: [
        { note: 'n', subject: 's', deal_id: DEAL },
        { note: 'n', company_id: ACCOUNT },
      ],
      delivered: {
        status: 201,
        json: { annotationid: NOTE, subject: 'Ordered A-1042.' },
        result: { activity_id: NOTE },
      },
      failed: [invalid],
    },
  },
  tokenErrors: {
    expired: {
      status: 400,
      error: 'invalid_grant',
      description: 'AADSTS700082: The refresh token has expired due to inactivity.',
    },
    revoked: {
      status: 400,
      error: 'invalid_grant',
      description: 'AADSTS50173: The provided grant has expired due to it being revoked.',
    },
  },
};
