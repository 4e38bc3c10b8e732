import { Refusal } from '../http/reply.ts';
import { basicOf, bearerOf, keyCredential, lacking, type Caller } from './credentials.ts';
import { maskedKey, stripeError } from './stripe-errors.ts';
import type { Call } from './vendor.ts';

/** Secret keys may do everything; a restricted key needs the permission an endpoint names. */
export function authenticate(call: Call, permission: string): Caller {
  const key = bearerOf(call.headers) ?? basicOf(call.headers)?.username;
  const { state, caller } = keyCredential(call, key);
  if (!key) {
    throw refusal(401, {
      message:
        'You did not provide an API key. You need to provide your API key in the Authorization ' +
        "header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    });
  }
  if (state === 'expired') {
    const message = `Expired API Key provided: ${maskedKey(key)}`;
    throw refusal(401, { code: 'api_key_expired', message });
  }
  if (state !== 'valid' || !caller) {
    throw refusal(401, { message: `Invalid API Key provided: ${maskedKey(key)}` });
  }
  if (lacking(caller, [permission]).length > 0) {
    throw refusal(403, {
      message:
        `The provided key '${maskedKey(key)}' does not have the required permissions for this ` +
        `endpoint on account '${stripeAccountId(caller)}'. Having the 'rak_${permission}' permission ` +
        'would allow this request to continue.',
    });
  }
  return caller;
}

export function stripeAccountId(caller: Caller): string {
  return `acct_1Sim${caller.account.number}`;
}

function refusal(status: number, error: { message: string; code?: string }): Refusal {
  return new Refusal(stripeError(status, { type: 'invalid_request_error', ...error }));
}
