import { Refusal } from '../http/reply.ts';
import { bearerCredential, lacking, type Caller } from './credentials.ts';
import { defaultMessage, missingScopes, problem } from './hubspot-errors.ts';
import type { Call } from './vendor.ts';

/** The caller, or HubSpot's refusal: expired and unknown tokens have different categories. */
export function authenticate(call: Call, scopes: readonly string[] = []): Caller {
  const { state, caller, expiresAt } = bearerCredential(call);
  if (state === 'expired') {
    const ago = Math.max(0, Math.floor(Date.now() / 1000) - (expiresAt ?? 0));
    const message = `The OAuth token used to make this call expired ${ago} second(s) ago.`;
    throw new Refusal(problem(401, 'EXPIRED_AUTHENTICATION', message));
  }
  if (state !== 'valid' || !caller) {
    throw new Refusal(problem(401, 'INVALID_AUTHENTICATION', defaultMessage(401)));
  }
  const missing = lacking(caller, scopes);
  if (missing.length > 0) throw new Refusal(missingScopes(missing));
  return caller;
}
