import { json, type Reply } from '../http/reply.ts';

export interface StripeError {
  type:
    | 'invalid_request_error'
    | 'api_error'
    | 'card_error'
    | 'idempotency_error'
    | 'rate_limit_error';
  message: string;
  code?: string;
  decline_code?: string;
  param?: string;
  payment_intent?: unknown;
}

const MESSAGE: Record<number, string> = {
  400: 'The request was unacceptable.',
  401: 'Invalid API Key provided.',
  402: 'Your card was declined.',
  403: 'The provided key does not have the required permissions for this endpoint.',
  404: 'Unrecognized request URL. Please see https://stripe.com/docs or we can help at https://support.stripe.com/.',
  409: 'The request conflicts with another request.',
  429: 'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
};

/** https://docs.stripe.com/api/errors */
export function stripeError(status: number, error: StripeError): Reply {
  const doc = error.code
    ? { doc_url: `https://stripe.com/docs/error-codes/${error.code.replaceAll('_', '-')}` }
    : {};
  return json(status, { error: { ...error, ...doc } });
}

export function stripeFailure(status: number, message?: string): Reply {
  const text = message ?? MESSAGE[status] ?? 'Sorry, there was an error processing your request.';
  if (status === 429) {
    return stripeError(429, { type: 'rate_limit_error', code: 'rate_limit', message: text });
  }
  if (status === 402) {
    return stripeError(402, { type: 'card_error', code: 'card_declined', message: text });
  }
  return stripeError(status, {
    type: status >= 500 ? 'api_error' : 'invalid_request_error',
    message: text,
  });
}

/** A key as Stripe shows it in an error: its head and its last four characters. */
export function maskedKey(key: string): string {
  const head = /^[a-z]+_[a-z]+_/.exec(key)?.[0] ?? '';
  const hidden = Math.max(0, key.length - head.length - 4);
  return `${head}${'*'.repeat(hidden)}${key.slice(-4)}`;
}

export function missing(param: string): Reply {
  return stripeError(400, {
    type: 'invalid_request_error',
    code: 'parameter_missing',
    message: `Missing required param: ${param}.`,
    param,
  });
}

export function noSuch(name: string, id: string, status = 400): Reply {
  return stripeError(status, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${name}: '${id}'`,
    param: status === 404 ? 'id' : name,
  });
}
