import type { Samples } from '@patchbay/connector-sdk/samples';

const me = {
  id: 1,
  name: 'Me',
  default_currency: 'EUR',
  locale: 'et_EE',
  email: 'me@example.com',
  company_id: 54235233,
  company_name: 'Acme',
  company_domain: 'acme-12g53f',
};

const failure = (status: number, error: string, more: Record<string, unknown> = {}) => ({
  status,
  json: { success: false, error, ...more },
});

const invalid = {
  ...failure(400, 'Validation failed: name: Required', { code: 'ERR_SCHEMA_VALIDATION_FAILED' }),
  code: 'ERR_SCHEMA_VALIDATION_FAILED',
};

export const samples: Samples = {
  credentials: { api_key: { api_token: '0123456789abcdef0123456789abcdef01234567' } },
  // The host that Pipedrive describes; a company's own answers alike.
  settings: { company_domain: 'api.pipedrive.com' },
  answers: {
    connected: { status: 200, json: { success: true, data: me } },
    scope_insufficient: failure(403, 'Scope and URL mismatch', {
      errorCode: 403,
      error_info: 'Please check developers.pipedrive.com',
    }),
    vendor_error: [
      failure(429, 'request over limit'),
      failure(402, 'Payment required'),
      failure(500, 'Internal server error', { errorCode: 500 }),
    ],
  },
  actions: {
    upsert_contact: {
      inputs: [
        { email: 'ada@example.com' },
        {
          email: 'ada@example.com',
          contact_id: '7',
          first_name: 'Ada',
          phone: '12345',
          job_title: 'Countess',
          properties: { [`${'0a'.repeat(20)}`]: 'gold' },
        },
      ],
      steps: {
        find_person: { status: 200, json: { success: true, data: { items: [] } } },
        find_organization: { status: 200, json: { success: true, data: { items: [] } } },
        create_organization: {
          status: 200,
          json: { success: true, data: { id: 301, name: 'Analytical Engines' } },
        },
      },
      delivered: {
        status: 200,
        json: {
          success: true,
          data: {
            id: 201,
            name: 'Ada Lovelace',
            first_name: 'Ada',
            last_name: 'Lovelace',
            owner_id: 1,
            org_id: 301,
            add_time: '2026-01-01T00:00:00Z',
            update_time: '2026-01-01T00:00:00Z',
            emails: [{ value: 'ada@example.com', primary: true, label: 'work' }],
            phones: [{ value: '+31201234567', primary: true, label: 'work' }],
            is_deleted: false,
            visible_to: 7,
          },
        },
        result: { contact_id: '201' },
      },
      failed: [invalid],
    },
    create_deal: {
      inputs: [
        { name: 'Deal' },
        { name: 'Deal', pipeline: '2', company_id: '7', properties: { ['0a'.repeat(20)]: 3 } },
      ],
      delivered: {
        status: 200,
        json: {
          success: true,
          data: { id: 401, title: 'Order A-1042', value: 1499.5, currency: 'EUR', status: 'open' },
        },
        result: { deal_id: '401' },
      },
      failed: [invalid],
    },
    log_activity: {
      inputs: [{ note: 'n', company_id: '7', at: '2026-01-02T03:04:05Z' }],
      delivered: {
        status: 200,
        json: {
          success: true,
          data: { id: 501, content: 'Ordered A-1042.', person_id: 201, deal_id: 401 },
        },
        result: { activity_id: '501' },
      },
      failed: [{ ...failure(400, 'Bad request', { errorCode: 400 }), code: '400' }],
    },
  },
  tokenErrors: {
    revoked: {
      status: 400,
      error: 'invalid_grant',
      description: 'Invalid grant: refresh_token is invalid',
    },
  },
};
