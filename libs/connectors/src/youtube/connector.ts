import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { googleBundle } from '../_google/bundle.ts';
import { googleOAuth } from '../_google/oauth.ts';
import { accountOf } from './account.ts';
import { readError } from './errors.ts';
import { samples } from './samples.ts';
import { READ, scopes } from './scopes.ts';
import { uploadVideo } from './upload-video.ts';

export default defineConnector({
  slug: 'youtube',
  name: 'YouTube',
  family: 'google',
  icon: 'youtube',
  description: 'Videos on a YouTube channel.',
  keywords: ['video', 'channel', 'film', 'social', 'shorts', 'upload'],
  preparation: { account: 'member', minutes: 5 },
  sources: [
    'https://developers.google.com/youtube/v3/guides/auth/server-side-web-apps',
    'https://developers.google.com/youtube/v3/docs/channels/list',
    'https://developers.google.com/youtube/v3/docs/videos/insert',
    'https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol',
    'https://developers.google.com/youtube/v3/docs/errors',
    'https://developers.google.com/youtube/v3/determine_quota_cost',
  ],
  // No service accounts: they have no channel.
  auth: [oauth2({ ...googleOAuth, scopes })],
  bundle: googleBundle,
  baseUrl: 'https://youtube.googleapis.com',
  test: {
    requiredScopes: [READ],
    request: () => ({
      method: 'GET',
      path: '/youtube/v3/channels',
      query: { part: 'snippet', mine: true },
    }),
    account: accountOf,
  },
  actions: { upload_video: uploadVideo },
  // No rate is published: a project may upload 100 videos a day, over all its channels.
  timeoutMs: 300_000,
  readError,
  samples,
});
