import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { readError } from '../_meta/errors.ts';
import { graphOf, VERSIONS } from '../_meta/graph.ts';
import { readUsage } from '../_meta/read-usage.ts';
import { systemUserToken } from '../_meta/system-user-token.ts';
import { accountOf } from './account.ts';
import { pagePanel } from './page-panel.ts';
import { pageToken } from './page-token.ts';
import { postToSocial } from './post-to-social.ts';
import { samples } from './samples.ts';
import { uploadVideo } from './upload-video.ts';

const PERMISSIONS = ['pages_show_list', 'pages_read_engagement', 'pages_manage_posts'];

export default defineConnector({
  slug: 'facebook_pages',
  name: 'Facebook Pages',
  family: 'social',
  icon: 'facebook',
  description: 'Posts and videos on a Facebook Page.',
  keywords: ['meta', 'page', 'post', 'social media', 'marketing', 'photo', 'video'],
  preparation: { account: 'administrator', minutes: 15 },
  sources: [
    'https://developers.facebook.com/docs/pages-api/getting-started',
    'https://developers.facebook.com/docs/pages-api/posts',
    'https://developers.facebook.com/docs/graph-api/reference/page/videos',
    'https://developers.facebook.com/docs/video-api/overview',
    'https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived',
    'https://developers.facebook.com/docs/business-management-apis/system-users/',
    'https://developers.facebook.com/docs/graph-api/guides/error-handling',
    'https://developers.facebook.com/docs/graph-api/overview/rate-limiting',
    'https://developers.facebook.com/docs/graph-api/changelog',
  ],
  // A Page is posted to with a token of its own, which the token of a person or system user buys.
  auth: [
    apiKey({
      label: 'System user',
      fields: z.strictObject({
        system_user_token: systemUserToken(
          PERMISSIONS,
          'the Page with the right to create content',
        ),
      }),
      inject: bearer('access_token'),
      grant: pageToken,
    }),
  ],
  settings: z.strictObject({
    page_id: textField({
      title: 'Page ID',
      placeholder: '546349135390552',
      help: [
        'Open the Page and choose About › Page transparency.',
        'Copy the Page ID, which is a number.',
      ],
      maxLength: 30,
      mistakes: [
        { looksLike: /facebook\.com/i, message: 'is an address; copy the Page ID, a number' },
      ],
    }).regex(/^[0-9]{5,25}$/, 'must be a number'),
  }),
  baseUrl: graphOf,
  versions: VERSIONS,
  test: {
    request: () => ({ method: 'GET', path: '/me', query: { fields: 'id,name' } }),
    account: accountOf,
  },
  actions: { post_to_social: postToSocial, upload_video: uploadVideo },
  panels: { page: pagePanel },
  // The limit grows with the number of people who engage with the Page.
  readLimit: readUsage,
  readError,
  samples,
});
