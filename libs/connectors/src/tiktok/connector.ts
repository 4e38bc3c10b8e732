import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { accountOf } from './account.ts';
import { readError } from './errors.ts';
import { tiktokOAuth } from './oauth.ts';
import { postToSocial } from './post-to-social.ts';
import { samples } from './samples.ts';
import { BASIC } from './scopes.ts';
import { uploadVideo } from './upload-video.ts';

export default defineConnector({
  slug: 'tiktok',
  name: 'TikTok',
  family: 'social',
  icon: 'tiktok',
  description: 'Videos and photos on a TikTok profile.',
  keywords: ['video', 'photo', 'post', 'social media', 'marketing', 'short'],
  preparation: { account: 'member', minutes: 15 },
  sources: [
    'https://developers.tiktok.com/doc/oauth-user-access-token-management',
    'https://developers.tiktok.com/doc/oauth-error-handling',
    'https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info',
    'https://developers.tiktok.com/doc/tiktok-api-v2-error-handling',
    'https://developers.tiktok.com/doc/tiktok-api-v2-rate-limit',
    'https://developers.tiktok.com/doc/content-posting-api-reference-query-creator-info',
    'https://developers.tiktok.com/doc/content-posting-api-reference-direct-post',
    'https://developers.tiktok.com/doc/content-posting-api-reference-photo-post',
    'https://developers.tiktok.com/doc/content-posting-api-reference-get-video-status',
  ],
  auth: [oauth2(tiktokOAuth)],
  baseUrl: 'https://open.tiktokapis.com',
  test: {
    requiredScopes: [BASIC],
    request: () => ({
      method: 'GET',
      path: '/v2/user/info/',
      query: { fields: 'open_id,display_name' },
    }),
    account: accountOf,
  },
  actions: { upload_video: uploadVideo, post_to_social: postToSocial },
  // Of one account, to begin a post; everything else may be asked more often.
  rateLimit: { requests: 6, perMs: 60_000 },
  // TikTok fetches and checks for minutes before a post is there.
  retry: [30_000, 60_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000],
  readError,
  samples,
});
