import type { Samples } from '@patchbay/connector-sdk/samples';

const failure = (code: number, status: string, reason?: string) => ({
  status: code,
  json: {
    error: {
      code,
      message: 'Sample.',
      status,
      ...(reason && {
        details: [
          { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com' },
        ],
      }),
    },
  },
});

export const samples: Samples = {
  settings: { property_id: '123456789' },
  answers: {
    connected: {
      status: 200,
      json: {
        accountSummaries: [
          { name: 'accountSummaries/1000', account: 'accounts/1000', displayName: 'Acme' },
        ],
        nextPageToken: 'x',
      },
    },
    credential_expired: failure(401, 'UNAUTHENTICATED', 'ACCESS_TOKEN_EXPIRED'),
    scope_insufficient: {
      ...failure(403, 'PERMISSION_DENIED', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'),
      headers: { 'www-authenticate': 'Bearer realm="x", error="insufficient_scope"' },
    },
    vendor_error: [
      failure(429, 'RESOURCE_EXHAUSTED'),
      failure(403, 'PERMISSION_DENIED', 'SERVICE_DISABLED'),
      failure(500, 'INTERNAL'),
      // A user without any Analytics account.
      { status: 200, json: {} },
    ],
  },
  tokenErrors: {
    revoked: {
      status: 400,
      error: 'invalid_grant',
      description: 'Token has been expired or revoked.',
    },
  },
};
