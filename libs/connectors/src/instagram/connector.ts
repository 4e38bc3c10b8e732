import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { instagramOf, VERSIONS } from '../_meta/graph.ts';
import { readUsage } from '../_meta/read-usage.ts';
import { accountOf, readProfile } from './account.ts';
import { discover } from './discover.ts';
import { readError } from './errors.ts';
import { instagramOAuth } from './oauth.ts';
import { postToSocial } from './post-to-social.ts';
import { samples } from './samples.ts';
import { BASIC } from './scopes.ts';
import { uploadVideo } from './upload-video.ts';

export default defineConnector({
  slug: 'instagram',
  name: 'Instagram',
  family: 'social',
  icon: 'instagram',
  description: 'Photos and reels of a professional Instagram account.',
  keywords: ['meta', 'photo', 'reel', 'post', 'social media', 'marketing', 'video'],
  preparation: { account: 'administrator', minutes: 15 },
  sources: [
    'https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login',
    'https://developers.facebook.com/docs/instagram-platform/reference/access_token',
    'https://developers.facebook.com/docs/instagram-platform/reference/refresh_access_token',
    'https://developers.facebook.com/docs/instagram-platform/reference/me',
    'https://developers.facebook.com/docs/instagram-platform/content-publishing',
    'https://developers.facebook.com/docs/graph-api/guides/error-handling',
    'https://developers.facebook.com/docs/graph-api/changelog',
  ],
  auth: [oauth2(instagramOAuth)],
  baseUrl: instagramOf,
  versions: VERSIONS,
  discover,
  test: { requiredScopes: [BASIC], request: readProfile, account: accountOf },
  actions: { post_to_social: postToSocial, upload_video: uploadVideo },
  // The limit grows with what the account's posts are looked at; 100 posts a day on top of it.
  readLimit: readUsage,
  // A container is ready after seconds for photos, after minutes for reels.
  retry: [15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000],
  readError,
  samples,
});
