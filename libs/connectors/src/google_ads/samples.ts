import type { SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';
import { commonRefusals, failure, tokenErrors } from '../_google/sample-answers.ts';

/** With Google Ads' own word. */
const adsFailure = (code: number, status: string, errorCode: object): SampleAnswer => ({
  status: code,
  json: {
    error: {
      code,
      message: 'Sample.',
      status,
      details: [
        {
          '@type': 'type.googleapis.com/google.ads.googleads.v26.errors.GoogleAdsFailure',
          errors: [{ errorCode, message: 'Sample.' }],
          requestId: 'F1sample',
        },
      ],
    },
  },
});

export const samples: Samples = {
  settings: {
    customer_id: '123-456-7890',
    login_customer_id: '9876543210',
    conversion_action_id: '1122334455',
  },
  answers: {
    connected: {
      status: 200,
      json: {
        results: [
          {
            customer: {
              resourceName: 'customers/1234567890',
              id: '1234567890',
              descriptiveName: 'MyShop',
              testAccount: false,
            },
          },
        ],
        fieldMask: 'customer.id,customer.descriptiveName,customer.testAccount',
        requestId: 'F1sample',
      },
    },
    credential_expired: [
      ...commonRefusals.credential_expired,
      adsFailure(401, 'UNAUTHENTICATED', { authenticationError: 'OAUTH_TOKEN_EXPIRED' }),
    ],
    credential_revoked: adsFailure(401, 'UNAUTHENTICATED', {
      authenticationError: 'OAUTH_TOKEN_REVOKED',
    }),
    scope_insufficient: commonRefusals.scope_insufficient,
    vendor_error: [
      ...commonRefusals.vendor_error,
      adsFailure(403, 'PERMISSION_DENIED', { authorizationError: 'USER_PERMISSION_DENIED' }),
      adsFailure(401, 'UNAUTHENTICATED', { authenticationError: 'NOT_ADS_USER' }),
      adsFailure(429, 'RESOURCE_EXHAUSTED', { quotaError: 'RESOURCE_TEMPORARILY_EXHAUSTED' }),
    ],
  },
  actions: {
    upload_conversion: {
      inputs: [
        {
          email: 'Cloudy.SanFrancisco+shopping@gmail.com',
          phone: '+18005550100',
          source: 'in_store',
          conversion_action_id: '99',
          test: true,
        },
        { wbraid: 'w-1', gbraid: 'g-1', ad_user_data: 'denied' },
      ],
      delivered: {
        status: 200,
        json: { requestId: '126365e1-16d0-4c81-9de9-f362711e250a' },
        result: { request: '126365e1-16d0-4c81-9de9-f362711e250a' },
      },
      failed: [
        { ...failure(400, 'INVALID_ARGUMENT', 'INVALID_ARGUMENT'), code: 'INVALID_ARGUMENT' },
        { ...failure(403, 'PERMISSION_DENIED'), code: 'PERMISSION_DENIED' },
      ],
    },
  },
  tokenErrors,
};
