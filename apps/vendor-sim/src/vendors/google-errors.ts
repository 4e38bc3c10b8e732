import { json, type Reply } from '../http/reply.ts';

const STATUS: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ALREADY_EXISTS',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

const MESSAGE: Record<number, string> = {
  401:
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or ' +
    'other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
  404: 'Requested entity was not found.',
  429: 'Exhausted property tokens per hour.',
  500: 'Internal error encountered.',
  503: 'The service is currently unavailable.',
};

/** Google's error model: https://cloud.google.com/apis/design/errors */
export function googleError(
  status: number,
  message = MESSAGE[status] ?? 'The request failed.',
  details: readonly Record<string, unknown>[] = [],
  headers: Record<string, string> = {},
): Reply {
  return json(
    status,
    {
      error: {
        code: status,
        message,
        status: STATUS[status] ?? 'UNKNOWN',
        ...(details.length > 0 ? { details } : {}),
      },
    },
    headers,
  );
}

/** The machine-readable reason: google.rpc.ErrorInfo. */
export function errorInfo(
  reason: string,
  metadata: Record<string, string>,
): Record<string, unknown> {
  return {
    '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
    reason,
    domain: 'googleapis.com',
    metadata,
  };
}
