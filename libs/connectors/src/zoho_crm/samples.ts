import type { Samples } from '@patchbay/connector-sdk/samples';

const CONTACT = '3652397000000649013';

const written = (id: string, status: number, action?: string) => ({
  status,
  json: {
    data: [
      {
        code: 'SUCCESS',
        duplicate_field: null,
        ...(action && { action }),
        details: { id, Created_Time: '2026-01-02T03:04:05+01:00' },
        message: 'record added',
        status: 'success',
      },
    ],
  },
});

const failure = (status: number, code: string, message: string) => ({
  status,
  json: { code, details: {}, message, status: 'error' },
});

const missing = (status: number) => ({
  status,
  json: {
    data: [
      {
        code: 'MANDATORY_NOT_FOUND',
        details: { api_name: 'Last_Name', json_path: '$.data[0].Last_Name' },
        message: 'required field not found',
        status: 'error',
      },
    ],
  },
  code: 'MANDATORY_NOT_FOUND',
});

export const samples: Samples = {
  settings: { region: 'eu', org_id: '74822955' },
  discovered: {
    accounts_server: 'https://accounts.zoho.eu',
    api_domain: 'https://www.zohoapis.eu',
  },
  credentials: {
    api_key: {
      client_id: '1000.SAMPLE0123456789ABCDEF01234567',
      client_secret: 'sample0123456789abcdef0123456789abcdef0123',
    },
  },
  answers: {
    connected: {
      status: 200,
      json: {
        org: [
          { zgid: '74822955', id: '2019230000000452658', company_name: 'Acme', type: 'Production' },
        ],
      },
    },
    credential_expired: failure(401, 'INVALID_TOKEN', 'invalid oauth token'),
    scope_insufficient: failure(
      401,
      'OAUTH_SCOPE_MISMATCH',
      'invalid oauth scope to access this URL',
    ),
    vendor_error: [
      failure(429, 'TOO_MANY_REQUESTS', 'Too many requests fired in concurrent'),
      failure(500, 'INTERNAL_ERROR', 'Internal Server Error'),
    ],
  },
  grants: {
    api_key: {
      granted: {
        status: 200,
        json: {
          access_token: '1000.sample.0123456789',
          scope: 'ZohoCRM.org.READ ZohoCRM.modules.contacts.ALL',
          api_domain: 'https://www.zohoapis.eu',
          token_type: 'Bearer',
          expires_in: 3600,
        },
      },
      refused: { client_refused: { status: 200, json: { error: 'invalid_client' } } },
    },
  },
  actions: {
    upsert_contact: {
      inputs: [
        { email: 'ada@example.com' },
        { email: 'ada@example.com', contact_id: CONTACT, properties: { Lead_Source: 'Web' } },
      ],
      steps: { upsert_account: written('3652397000000624046', 200, 'update') },
      delivered: { ...written(CONTACT, 200, 'insert'), result: { contact_id: CONTACT } },
      failed: [missing(202), missing(400)],
    },
    create_deal: {
      inputs: [{ name: 'Deal', currency: 'EUR', pipeline: 'Web', company_id: '36523970000006240' }],
      delivered: {
        ...written('3652397000000649014', 201),
        result: { deal_id: '3652397000000649014' },
      },
      failed: [missing(202)],
    },
    log_activity: {
      inputs: [{ note: 'n', subject: 's', deal_id: '3652397000000649014' }],
      delivered: {
        ...written('3652397000000649015', 201),
        result: { activity_id: '3652397000000649015' },
      },
      failed: [missing(202)],
    },
  },
  tokenErrors: {
    revoked: { status: 200, error: 'invalid_code', description: '' },
    client_refused: { status: 200, error: 'invalid_client_secret', description: '' },
  },
};
