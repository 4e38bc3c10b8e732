import type { Samples } from '@patchbay/connector-sdk/samples';

const failure = (status: number, category: string, more: Record<string, unknown> = {}) => ({
  status,
  json: { status: 'error', message: 'Sample.', correlationId: 'aeb5f871', category, ...more },
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
    connected: [
      { status: 200, json: { portalId: 12345678, portalName: 'Acme Inc', timeZone: 'US/Eastern' } },
      { status: 200, json: { portalId: 12345678, accountType: 'STANDARD' } },
    ],
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
  tokenErrors: {
    revoked: {
      status: 400,
      error: 'invalid_grant',
      description: 'refresh token is invalid, expired or revoked',
    },
  },
};
