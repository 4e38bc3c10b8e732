import { randomUUID } from 'node:crypto';
import { json, type Reply } from '../http/reply.ts';

const CATEGORY: Record<number, string> = {
  400: 'VALIDATION_ERROR',
  401: 'INVALID_AUTHENTICATION',
  403: 'MISSING_SCOPES',
  404: 'OBJECT_NOT_FOUND',
  409: 'CONFLICT',
  429: 'RATE_LIMITS',
};

/** HubSpot's error shape: status, category, correlationId and message. */
export function failure(status: number, message?: string): Reply {
  if (status === 429) return rateLimited();
  return problem(status, CATEGORY[status] ?? 'INTERNAL_ERROR', message ?? defaultMessage(status));
}

export function problem(
  status: number,
  category: string,
  message: string,
  more: Record<string, unknown> = {},
): Reply {
  const correlationId = randomUUID();
  const body = { status: 'error', message, correlationId, ...more, category };
  return json(status, body, { 'x-hubspot-correlation-id': correlationId });
}

export function missingScopes(missing: readonly string[]): Reply {
  const message =
    "This app hasn't been granted all required scopes to make this call. Read more about required " +
    'scopes here: https://developers.hubspot.com/scopes.';
  return problem(403, 'MISSING_SCOPES', message, {
    errors: [
      {
        message: 'One or more of the following scopes are required.',
        context: { requiredGranularScopes: [...missing] },
      },
    ],
    links: { scopes: 'https://developers.hubspot.com/scopes' },
  });
}

/** https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines */
function rateLimited(): Reply {
  return json(
    429,
    {
      status: 'error',
      message: 'You have reached your ten_secondly_rolling limit.',
      errorType: 'RATE_LIMIT',
      category: 'RATE_LIMITS',
      correlationId: randomUUID(),
      policyName: 'TEN_SECONDLY_ROLLING',
    },
    {
      'x-hubspot-ratelimit-max': '110',
      'x-hubspot-ratelimit-remaining': '0',
      'x-hubspot-ratelimit-interval-milliseconds': '10000',
    },
  );
}

export function defaultMessage(status: number): string {
  if (status !== 401) return 'internal error';
  return (
    'Authentication credentials not found. This API supports OAuth 2.0 authentication and you can ' +
    'find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview'
  );
}
