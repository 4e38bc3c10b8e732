import type { Samples } from '@patchbay/connector-sdk/samples';

const failure = (code: number, status: string, reason?: string) => ({
  status: code,
  json: {
    error: {
      ...{ code, message: 'Sample.', status },
      ...(reason && {
        details: [
          { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com' },
        ],
      }),
    },
  },
});

const accounts = {
  status: 200,
  json: {
    accounts: [
      { name: 'accounts/1000', accountName: 'Anna Berg', type: 'PERSONAL' },
      { name: 'accounts/1001', accountName: 'Acme', type: 'LOCATION_GROUP' },
    ],
    nextPageToken: 'x',
  },
};

const location = {
  name: 'locations/2000',
  title: 'Acme Cork',
  storefrontAddress: {
    regionCode: 'IE',
    postalCode: 'T12',
    locality: 'Cork',
    addressLines: ['1 Quay'],
  },
  metadata: { hasVoiceOfMerchant: true },
};

export const samples: Samples = {
  settings: {
    account_resource_name: 'accounts/1001',
    location_resource_name: 'locations/2000',
  },
  panels: {
    location: {
      steps: {
        account: { answer: accounts },
        location: {
          within: 'accounts/1001',
          answer: { status: 200, json: { locations: [location], totalSize: 1 } },
        },
      },
      value: 'accounts/1001/locations/2000',
      answers: [
        { status: 200, json: location },
        { status: 200, json: { hasVoiceOfMerchant: true, hasBusinessAuthority: true } },
      ],
    },
  },
  answers: {
    connected: accounts,
    credential_expired: failure(401, 'UNAUTHENTICATED', 'ACCESS_TOKEN_EXPIRED'),
    scope_insufficient: failure(403, 'PERMISSION_DENIED', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'),
    vendor_error: [
      // A project whose request for access Google has not granted yet has a quota of 0.
      failure(429, 'RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED'),
      failure(403, 'PERMISSION_DENIED', 'SERVICE_DISABLED'),
      failure(500, 'INTERNAL'),
      { status: 200, json: {} },
    ],
  },
  actions: {
    reply_to_review: {
      delivered: {
        status: 200,
        json: { comment: 'Thank you for your visit.', updateTime: '2026-01-02T03:04:05Z' },
      },
      failed: [{ ...failure(404, 'NOT_FOUND'), code: 'NOT_FOUND' }],
    },
    post_to_social: {
      inputs: [{ text: 'Open again.', photo_url: 'https://shop.example/photo.jpg' }],
      delivered: {
        status: 200,
        json: {
          name: 'accounts/1001/locations/2000/localPosts/7001',
          languageCode: 'en',
          summary: 'New opening hours from Monday.',
          state: 'LIVE',
          topicType: 'STANDARD',
          createTime: '2026-01-02T03:04:05Z',
          updateTime: '2026-01-02T03:04:05Z',
          searchUrl: 'https://local.google.com/place?id=1&use=posts&lpsid=2',
        },
        result: {
          post: 'accounts/1001/locations/2000/localPosts/7001',
          url: 'https://local.google.com/place?id=1&use=posts&lpsid=2',
        },
      },
      failed: [{ ...failure(400, 'INVALID_ARGUMENT'), code: 'INVALID_ARGUMENT' }],
    },
  },
  tokenErrors: {
    revoked: {
      status: 400,
      error: 'invalid_grant',
      description: 'Token has been expired or revoked.',
    },
  },
};
