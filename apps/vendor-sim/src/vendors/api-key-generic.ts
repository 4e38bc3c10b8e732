import { Refusal, type Reply } from '../http/reply.ts';
import { keyCredential, type Caller, type CredentialState } from './credentials.ts';
import { demandScopes, genericApi } from './generic-api.ts';
import { genericFailure } from './generic-errors.ts';
import { checkSignature } from './signature.ts';
import type { Call, Vendor } from './vendor.ts';

export const apiKeyGeneric: Vendor = {
  slug: 'api_key_generic',
  name: 'Parcelwise',
  failure: (status, message) => genericFailure(status, message),
  routes: genericApi(authenticateKey),
};

export const apiKeySecretGeneric: Vendor = {
  slug: 'api_key_secret_generic',
  name: 'Tidegate',
  failure: (status, message) => genericFailure(status, message),
  routes: genericApi(authenticateSigned),
};

function authenticateKey(call: Call): Caller {
  const { header, prefix } = call.settings.keyHeader(call.vendor.slug);
  const value = call.headers[header];
  const sent = typeof value === 'string' && value.startsWith(prefix) ? value : undefined;
  const { state, caller } = keyCredential(call, sent?.slice(prefix.length));
  if (state !== 'valid' || !caller) throw new Refusal(refusedKey(state));
  demandScopes(call, caller, (missing) =>
    genericFailure(403, `The key lacks: ${missing.join(' ')}`, 'insufficient_scope'),
  );
  return caller;
}

function authenticateSigned(call: Call): Caller {
  const caller = authenticateKey(call);
  const secret = call.keys.find(call.vendor.slug, caller.credential)?.secret ?? '';
  const wrong = checkSignature(call, secret, Date.now());
  if (wrong) throw new Refusal(genericFailure(401, wrong, 'invalid_signature'));
  return caller;
}

export function refusedKey(
  state: CredentialState,
  what = 'API key',
  headers: Record<string, string> = {},
): Reply {
  switch (state) {
    case 'missing':
      return genericFailure(401, `No ${what} was sent.`, 'credentials_missing', headers);
    case 'expired':
      return genericFailure(401, `The ${what} has expired.`, 'credentials_expired', headers);
    case 'revoked':
      return genericFailure(401, `The ${what} was revoked.`, 'credentials_revoked', headers);
    default:
      return genericFailure(401, `The ${what} is not valid.`, 'credentials_invalid', headers);
  }
}
