import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { googleBundle } from '../_google/bundle.ts';
import { readError } from '../_google/errors.ts';
import { googleOAuth } from '../_google/oauth.ts';
import { accountOf } from './account.ts';
import { ACCOUNTS, INFORMATION, REVIEWS_AND_POSTS, VERIFICATIONS } from './hosts.ts';
import { locationPanel } from './location-panel.ts';
import { postToSocial } from './post-to-social.ts';
import { replyToReview } from './reply-to-review.ts';
import { ACCOUNT, LOCATION } from './resource-names.ts';
import { samples } from './samples.ts';
import { MANAGE } from './scopes.ts';

export default defineConnector({
  slug: 'google_business_profile',
  name: 'Google Business Profile',
  family: 'google',
  icon: 'googlemaps',
  description: 'Reviews and posts of a business on Google Maps and Search.',
  keywords: ['reviews', 'maps', 'local', 'opening hours', 'my business', 'gbp'],
  preparation: { account: 'administrator', minutes: 10 },
  sources: [
    'https://developers.google.com/identity/protocols/oauth2/web-server',
    'https://developers.google.com/my-business/reference/accountmanagement/rest/v1/accounts/list',
    'https://developers.google.com/my-business/reference/businessinformation/rest/v1/accounts.locations/list',
    'https://developers.google.com/my-business/reference/businessinformation/rest/v1/locations/get',
    'https://developers.google.com/my-business/reference/verifications/rest/v1/locations/getVoiceOfMerchantState',
    'https://developers.google.com/my-business/reference/rest/v4/accounts.locations.reviews/updateReply',
    'https://developers.google.com/my-business/reference/rest/v4/accounts.locations.localPosts/create',
    'https://developers.google.com/my-business/content/limits',
  ],
  auth: [
    oauth2({
      ...googleOAuth,
      scopes: {
        [MANAGE]: {
          title: 'Manage business profiles',
          description: 'See accounts, locations and reviews; answer reviews and publish posts.',
          default: true,
          required: true,
        },
      },
    }),
  ],
  bundle: googleBundle,
  settings: z.strictObject({
    account_resource_name: textField({
      title: 'Account',
      description: 'Filled in when you choose a location after connecting.',
      placeholder: 'accounts/123456789',
    })
      .regex(ACCOUNT, 'must look like accounts/123456789')
      .optional(),
    location_resource_name: textField({
      title: 'Location',
      description: 'Filled in when you choose a location after connecting.',
      placeholder: 'locations/123456789',
    })
      .regex(LOCATION, 'must look like locations/123456789')
      .optional(),
  }),
  baseUrl: REVIEWS_AND_POSTS,
  hosts: [ACCOUNTS, INFORMATION, VERIFICATIONS].map((address) => new URL(address).host),
  test: {
    requiredScopes: [MANAGE],
    request: () => ({
      method: 'GET',
      baseUrl: ACCOUNTS,
      path: '/v1/accounts',
      query: { pageSize: 1 },
    }),
    account: accountOf,
  },
  actions: { reply_to_review: replyToReview, post_to_social: postToSocial },
  panels: { location: locationPanel },
  // Of each interface, for a project: 300 queries a minute.
  rateLimit: { requests: 300, perMs: 60_000 },
  readError,
  samples,
});
