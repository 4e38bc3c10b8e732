import type { Samples } from '@patchbay/connector-sdk/samples';
import { plainActionSamples } from './action-samples.ts';

const challenge = (error: string, more: string) => ({
  'www-authenticate': `Bearer error="${error}", ${more}`,
});

/** How systems that follow RFC 6750 and RFC 6749 answer. */
export const oauthSamples: Pick<Samples, 'answers' | 'actions' | 'tokenErrors'> = {
  answers: {
    connected: { status: 200, json: { sub: 'u-7', name: 'Ada' } },
    credential_expired: { status: 401, headers: challenge('invalid_token', 'realm="api"') },
    credential_revoked: {
      status: 401,
      headers: challenge('invalid_token', 'error_description="The token was revoked"'),
    },
    scope_insufficient: {
      status: 403,
      headers: challenge('insufficient_scope', 'scope="orders:read"'),
    },
  },
  actions: { request: plainActionSamples },
  tokenErrors: {
    expired: { status: 400, error: 'invalid_grant', description: 'Token expired' },
    revoked: { status: 400, error: 'invalid_grant', description: 'Token was revoked' },
  },
};
