import type { ActionSamples, SampleAnswer, Samples } from '@patchbay/connector-sdk/samples';

const ok = { code: 'ok', message: '', log_id: '202601020304050A0B0C0D0E0F10111213' };
const success = (data: object): SampleAnswer => ({ status: 200, json: { data, error: ok } });
const failure = (status: number, code: string): SampleAnswer => ({
  status,
  json: { data: {}, error: { ...ok, code, message: 'Sample.' } },
});

const publishing = (result: 'post' | 'video'): ActionSamples => ({
  steps: {
    creator: success({
      creator_avatar_url: 'https://p16.example/avatar.webp',
      creator_username: 'acme_bicycles',
      creator_nickname: 'Acme Bicycles',
      privacy_level_options: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
      comment_disabled: false,
      duet_disabled: false,
      stitch_disabled: false,
      max_video_post_duration_sec: 600,
    }),
    begin: success({ publish_id: 'v_pub_url~v2.123456789' }),
  },
  delivered: {
    ...success({
      status: 'PUBLISH_COMPLETE',
      publicaly_available_post_id: ['7325813000000000000'],
    }),
    result: { [result]: '7325813000000000000', vendor_state: 'PUBLISH_COMPLETE' },
  },
  failed: [
    {
      ...success({ status: 'FAILED', fail_reason: 'file_format_check_failed' }),
      code: 'file_format_check_failed',
    },
    { ...failure(403, 'url_ownership_unverified'), code: 'url_ownership_unverified' },
    { ...failure(403, 'spam_risk_too_many_posts'), code: 'spam_risk_too_many_posts' },
  ],
});

export const samples: Samples = {
  answers: {
    connected: success({ user: { open_id: '723f24d7-e717-40f8', display_name: 'Acme Bicycles' } }),
    credential_expired: failure(401, 'access_token_invalid'),
    scope_insufficient: [
      failure(401, 'scope_not_authorized'),
      failure(401, 'scope_permission_missed'),
    ],
    vendor_error: [
      failure(429, 'rate_limit_exceeded'),
      failure(500, 'internal_error'),
      { status: 200, json: {} },
    ],
  },
  tokenErrors: {
    expired: {
      status: 400,
      error: 'invalid_grant',
      description: 'Refresh token is invalid or expired.',
    },
    revoked: { status: 400, error: 'access_denied', description: 'The user took it back.' },
    client_refused: {
      status: 401,
      error: 'unauthorized_client',
      description: 'The client is not authorized.',
    },
  },
  actions: {
    upload_video: {
      ...publishing('video'),
      inputs: [
        {
          title: 'Bell',
          source_url: 'https://shop.example/bell.mp4',
          privacy: 'public',
          cover_at_ms: 1000,
          allow_duet: false,
          own_brand: true,
        },
      ],
    },
    post_to_social: {
      ...publishing('post'),
      inputs: [
        {
          title: 'Window',
          text: 'Hello',
          link: 'https://shop.example/',
          image_url: 'https://shop.example/a.jpg',
          more_image_urls: ['https://shop.example/b.jpg'],
          privacy: 'friends',
        },
      ],
    },
  },
};
