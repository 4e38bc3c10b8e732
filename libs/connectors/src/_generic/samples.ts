import type { Samples } from '@patchbay/connector-sdk/samples';

/** How systems that follow the standards refuse a key or password. */
export const refusal: Samples['answers'] = {
  credential_revoked: { status: 401, json: { error: 'invalid_api_key' } },
  credential_expired: { status: 401, json: { error: 'api_key_expired' } },
  scope_insufficient: { status: 403, json: { error: 'forbidden' } },
};
