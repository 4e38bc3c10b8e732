import type { Samples } from '@patchbay/connector-sdk/samples';
import { samplePrivateKey } from '../_generic/sample-private-key.ts';

const failure = (status: number, errorCode: string, message: string) => ({
  status,
  json: [{ message, errorCode }],
});

const created = (id: string) => ({ status: 201, json: { id, success: true, errors: [] } });

const nothing = { status: 200, json: { totalSize: 0, done: true, records: [] } };

const missing = {
  ...failure(400, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [LastName]'),
  code: 'REQUIRED_FIELD_MISSING',
};

export const samples: Samples = {
  settings: {
    environment: 'my_domain',
    my_domain: 'acme.my.salesforce.com',
    external_id_field: 'Shop_Id__c',
  },
  discovered: { instance_url: 'https://acme.my.salesforce.com' },
  credentials: {
    api_key: {
      client_id: '3MVG9sampleSampleSample.Sample',
      username: 'patchbay@acme.example',
      get secret() {
        return samplePrivateKey();
      },
    },
  },
  answers: {
    connected: [
      {
        status: 200,
        json: {
          totalSize: 1,
          done: true,
          records: [{ Id: '00D000000000001EAA', Name: 'Acme', IsSandbox: false }],
        },
      },
    ],
    credential_expired: failure(401, 'INVALID_SESSION_ID', 'Session expired or invalid'),
    scope_insufficient: failure(403, 'API_DISABLED_FOR_ORG', 'API is not enabled for this org'),
    vendor_error: [
      failure(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'),
      failure(503, 'SERVER_UNAVAILABLE', 'We are busy.'),
    ],
  },
  grants: {
    api_key: {
      granted: {
        status: 200,
        json: {
          access_token: '00D000000000001!AQcAQH0dMHZfz972Szmpkb58urFRkgeBGsxL_QJWwYMfAbUeeG7c1E6L',
          scope: 'api',
          instance_url: 'https://acme.my.salesforce.com',
          id: 'https://login.salesforce.com/id/00D000000000001EAA/005000000000001AAA',
          token_type: 'Bearer',
        },
      },
      refused: {
        client_refused: {
          status: 400,
          json: {
            error: 'invalid_grant',
            error_description: "user hasn't approved this consumer",
          },
        },
        revoked: {
          status: 400,
          json: { error: 'inactive_user', error_description: 'user is inactive' },
        },
      },
    },
  },
  actions: {
    upsert_contact: {
      inputs: [
        { email: 'ada@example.com', external_id: 'c-1', properties: { LeadSource: 'Web' } },
        { email: 'ada@example.com', contact_id: '003000000000001AAA', phone: '1' },
      ],
      steps: {
        find_contact: nothing,
        find_account: nothing,
        create_account: created('001000000000001AAA'),
      },
      delivered: {
        ...created('003000000000001AAA'),
        result: { contact_id: '003000000000001AAA' },
      },
      failed: [missing],
    },
    create_deal: {
      inputs: [{ name: 'Deal', currency: 'EUR', company_id: '001000000000001AAA' }],
      delivered: { ...created('006000000000001AAA'), result: { deal_id: '006000000000001AAA' } },
      failed: [missing],
    },
    log_activity: {
      inputs: [
        {
          note: 'n',
          subject: 's',
          deal_id: '006000000000001AAA',
          at: '2026-01-02T03:04:05Z',
        },
      ],
      delivered: {
        ...created('00T000000000001AAA'),
        result: { activity_id: '00T000000000001AAA' },
      },
      failed: [missing],
    },
  },
  tokenErrors: {
    expired: { status: 400, error: 'invalid_grant', description: 'expired access/refresh token' },
    revoked: { status: 400, error: 'inactive_user', description: 'user is inactive' },
    client_refused: { status: 400, error: 'invalid_client_id', description: '' },
  },
};
