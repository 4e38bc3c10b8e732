import type { Samples } from '@patchbay/connector-sdk/samples';

const failure = (status: number, category: string, more: Record<string, unknown> = {}) => ({
  status,
  json: { status: 'error', message: 'Sample.', correlationId: 'aeb5f871', category, ...more },
});

const stored = (id: string, properties: Record<string, string>) => ({
  id,
  properties,
  createdAt: '2026-01-02T03:04:05.000Z',
  updatedAt: '2026-01-02T03:04:05.000Z',
  archived: false,
});

export const samples: Samples = {
  credentials: { api_key: { access_token: 'pat-eu1-00000000-1111-2222-3333-444444444444' } },
  panels: {
    account: {
      answers: [
        {
          status: 200,
          json: { portalId: 12345678, accountType: 'STANDARD', timeZone: 'US/Eastern' },
        },
      ],
    },
  },
  answers: {
    connected: {
      status: 200,
      json: { portalId: 12345678, accountType: 'STANDARD', timeZone: 'US/Eastern' },
    },
    credential_expired: failure(401, 'EXPIRED_AUTHENTICATION'),
    scope_insufficient: failure(403, 'MISSING_SCOPES', {
      errors: [
        {
          message: 'One or more of the following scopes are required.',
          context: { requiredGranularScopes: ['crm.objects.contacts.write'] },
        },
      ],
    }),
    vendor_error: [failure(429, 'RATE_LIMITS'), failure(500, 'INTERNAL_ERROR'), { status: 477 }],
  },
  actions: {
    upsert_contact: {
      inputs: [{ email: 'ada@example.com', phone: '+31', company: 'Acme' }],
      delivered: {
        status: 200,
        json: {
          status: 'COMPLETE',
          startedAt: '2026-01-02T03:04:05.000Z',
          completedAt: '2026-01-02T03:04:05.100Z',
          results: [{ ...stored('33451', { email: 'ada@example.com' }), new: true }],
        },
        result: { contact_id: '33451' },
      },
      failed: [
        { ...failure(400, 'VALIDATION_ERROR'), code: 'VALIDATION_ERROR' },
        {
          status: 207,
          json: {
            status: 'COMPLETE',
            results: [],
            numErrors: 1,
            errors: [{ status: 'error', category: 'VALIDATION_ERROR', message: 'Sample.' }],
          },
          code: 'VALIDATION_ERROR',
        },
      ],
    },
    create_deal: {
      inputs: [{ name: 'Deal', stage: 'won' }],
      delivered: {
        status: 201,
        json: stored('401', { dealname: 'Order A-1042' }),
        result: { deal_id: '401' },
      },
      failed: [{ ...failure(400, 'VALIDATION_ERROR'), code: 'VALIDATION_ERROR' }],
    },
    log_activity: {
      inputs: [{ note: 'n', company_id: '7', at: '2026-01-02T03:04:05Z' }],
      delivered: {
        status: 201,
        json: stored('501', { hs_note_body: 'Ordered A-1042.' }),
        result: { activity_id: '501' },
      },
      failed: [{ ...failure(404, 'OBJECT_NOT_FOUND'), code: 'OBJECT_NOT_FOUND' }],
    },
  },
  tokenErrors: {
    revoked: {
      status: 400,
      error: 'invalid_grant',
      description: 'refresh token is invalid, expired or revoked',
    },
  },
};
