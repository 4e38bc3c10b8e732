import type { Samples } from '@patchbay/connector-sdk/samples';
import { actionSamples } from './action-samples.ts';

const failure = (status: number, error: Record<string, unknown>) => ({ status, json: { error } });

export const samples: Samples = {
  credentials: { api_key: { api_key: 'sk_test_51SampleSampleSampleSample' } },
  actions: actionSamples,
  answers: {
    connected: [
      {
        status: 200,
        json: {
          id: 'acct_1032D82eZvKYlo2C',
          object: 'account',
          settings: { dashboard: { display_name: 'Stripe.com' } },
        },
      },
      { status: 200, json: { id: 'acct_1032D82eZvKYlo2C', object: 'account' } },
    ],
    credential_revoked: failure(401, {
      type: 'invalid_request_error',
      message: 'Invalid API Key provided: sk_test_****mple',
    }),
    credential_expired: failure(401, {
      type: 'invalid_request_error',
      code: 'api_key_expired',
      message: 'Expired API Key provided: sk_live_****mple',
    }),
    scope_insufficient: failure(403, {
      type: 'invalid_request_error',
      message:
        "The provided key 'rk_test_****mple' does not have the required permissions for this endpoint on account 'acct_1'. Having the 'rak_accounts_kyc_basic_read' permission would allow this request to continue.",
    }),
    vendor_error: [
      failure(500, { type: 'api_error', message: 'An unknown error occurred' }),
      failure(429, { type: 'invalid_request_error', code: 'rate_limit' }),
    ],
  },
};
