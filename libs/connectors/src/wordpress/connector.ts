import { basic } from '@patchbay/connector-sdk/auth/basic';
import { basicAuth } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { secretField, textField, urlField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { readError } from './errors.ts';
import { publishPost } from './publish-post.ts';
import { samples } from './samples.ts';
import { accountOf, baseUrl } from './site.ts';

export default defineConnector({
  slug: 'wordpress',
  name: 'WordPress',
  family: 'automation',
  icon: 'wordpress',
  description: 'Posts on a WordPress site of your own.',
  keywords: ['blog', 'post', 'cms', 'website', 'article', 'news'],
  preparation: { account: 'member', minutes: 5 },
  sources: [
    'https://developer.wordpress.org/rest-api/using-the-rest-api/authentication/',
    'https://make.wordpress.org/core/2020/11/05/application-passwords-integration-guide/',
    'https://developer.wordpress.org/rest-api/reference/users/',
    'https://developer.wordpress.org/rest-api/reference/posts/',
  ],
  auth: [
    basic({
      fields: z.strictObject({
        username: textField({
          title: 'User name',
          help: ['Sign in to WordPress and open Users › Profile.', 'Copy the Username.'],
          maxLength: 100,
        }).refine((name) => !name.includes(':'), 'must not contain a colon'),
        application_password: secretField({
          title: 'Application password',
          placeholder: 'abcd EFGH 1234 ijkl MNOP 6789',
          help: [
            'In WordPress open Users › Profile and go to Application Passwords.',
            'Type Patchbay as the name and choose Add Application Password.',
            'Copy the password, which is shown only once, and paste it here.',
          ],
          helpUrl:
            'https://make.wordpress.org/core/2020/11/05/application-passwords-integration-guide/',
          mistakes: [
            {
              looksLike: /^(?!(?:[A-Za-z0-9]\s*){24}$)/,
              message:
                'is no application password, which has 24 letters and digits; the one you sign in with will not do',
            },
          ],
        }),
      }),
      inject: basicAuth('username', 'application_password'),
    }),
  ],
  settings: z.strictObject({
    site: urlField({
      title: 'Site',
      description: 'The address of its home page.',
      placeholder: 'https://shop.example',
      mistakes: [
        {
          looksLike: /\/wp-(?:admin|login|json)/,
          message: 'is an address within the site; give that of its home page',
        },
      ],
    }),
  }),
  baseUrl,
  test: {
    // Only to edit does a site tell who is asking, rather than what everybody may see.
    request: () => ({ method: 'GET', path: '/users/me', query: { context: 'edit' } }),
    account: accountOf,
  },
  actions: { publish_post: publishPost },
  readError,
  samples,
});
