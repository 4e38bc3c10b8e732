import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';

/** The error model of today: https://cloud.google.com/apis/design/errors */
export function failure(code: number, status: string, reason?: string): SampleAnswer {
  const details = reason && [
    { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com' },
  ];
  return {
    status: code,
    json: { error: { code, message: 'Sample.', status, ...(details && { details }) } },
  };
}

/** The older model: https://developers.google.com/workspace/calendar/api/guides/errors */
export function olderFailure(code: number, reason: string, domain = 'global'): SampleAnswer {
  const message = 'Sample.';
  return {
    status: code,
    json: { error: { errors: [{ domain, reason, message }], code, message } },
  };
}

/** How Google says no to anything at all, whichever product is asked. */
export const commonRefusals = {
  credential_expired: [
    failure(401, 'UNAUTHENTICATED', 'ACCESS_TOKEN_EXPIRED'),
    olderFailure(401, 'authError'),
  ],
  scope_insufficient: [
    failure(403, 'PERMISSION_DENIED', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'),
    olderFailure(403, 'insufficientPermissions'),
  ],
  vendor_error: [
    failure(429, 'RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED'),
    olderFailure(403, 'userRateLimitExceeded', 'usageLimits'),
    failure(403, 'PERMISSION_DENIED', 'SERVICE_DISABLED'),
    failure(500, 'INTERNAL'),
    failure(503, 'UNAVAILABLE'),
  ],
} satisfies Samples['answers'];

export const tokenErrors: NonNullable<Samples['tokenErrors']> = {
  revoked: {
    status: 400,
    error: 'invalid_grant',
    description: 'Token has been expired or revoked.',
  },
  expired: {
    status: 400,
    error: 'invalid_grant',
    description: 'reauth related error (invalid_rapt)',
    subtype: 'invalid_rapt',
  },
};
