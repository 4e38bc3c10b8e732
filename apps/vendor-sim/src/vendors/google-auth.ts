import { Refusal } from '../http/reply.ts';
import { bearerCredential, type Caller } from './credentials.ts';
import { errorInfo, googleError } from './google-errors.ts';
import type { Call } from './vendor.ts';

export interface GoogleMethod {
  service: string;
  method: string;
  /** Any one of these scopes is enough, as the discovery documents list them. */
  anyOf: readonly string[];
}

/** Google answers expired and revoked tokens alike: 401, reason told apart only by whether Google knows them. */
export function authenticate(call: Call, rpc: GoogleMethod): Caller {
  const { state, caller } = bearerCredential(call);
  const metadata = { method: rpc.method, service: rpc.service };
  if (state === 'missing') {
    const message =
      'Request is missing required authentication credential. Expected OAuth 2 access token, login ' +
      'cookie or other valid authentication credential. See ' +
      'https://developers.google.com/identity/sign-in/web/devconsole-project.';
    throw new Refusal(googleError(401, message, [errorInfo('CREDENTIALS_MISSING', metadata)]));
  }
  if (state !== 'valid' || !caller) {
    const challenge = {
      'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"',
    };
    const details = [errorInfo('ACCESS_TOKEN_TYPE_UNSUPPORTED', metadata)];
    throw new Refusal(
      state === 'unknown'
        ? googleError(401, undefined, details, challenge)
        : googleError(401, undefined, [], challenge),
    );
  }
  const held = new Set(caller.scopes ?? rpc.anyOf);
  if (rpc.anyOf.some((scope) => held.has(scope))) return caller;
  throw new Refusal(
    googleError(
      403,
      'Request had insufficient authentication scopes.',
      [errorInfo('ACCESS_TOKEN_SCOPE_INSUFFICIENT', metadata)],
      {
        'www-authenticate': `Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="${rpc.anyOf.join(' ')}"`,
      },
    ),
  );
}
