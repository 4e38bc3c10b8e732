import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { selectField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf, readMember } from './account.ts';
import { discover } from './discover.ts';
import { readError } from './errors.ts';
import { linkedInOAuth } from './oauth.ts';
import { organizationPanel } from './organization-panel.ts';
import { postToSocial } from './post-to-social.ts';
import { samples } from './samples.ts';
import { OPENID, PROFILE } from './scopes.ts';
import { VERSIONS } from './versions.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export default defineConnector({
  slug: 'linkedin',
  name: 'LinkedIn',
  family: 'social',
  description: 'Posts of a person or of an organization’s page.',
  keywords: ['post', 'social media', 'company page', 'b2b', 'marketing', 'network'],
  preparation: { account: 'member', minutes: 15 },
  sources: [
    'https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow',
    'https://learn.microsoft.com/en-us/linkedin/shared/authentication/programmatic-refresh-tokens',
    'https://learn.microsoft.com/en-us/linkedin/consumer/integrations/self-serve/sign-in-with-linkedin-v2',
    'https://learn.microsoft.com/en-us/linkedin/consumer/integrations/self-serve/share-on-linkedin',
    'https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api',
    'https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/images-api',
    'https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format',
    'https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/organization-access-control-by-role',
    'https://learn.microsoft.com/en-us/linkedin/marketing/versioning',
    'https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/error-handling',
  ],
  auth: [oauth2(linkedInOAuth)],
  settings: z.strictObject({
    author: selectField(['member', 'organization'], {
      title: 'Who posts',
      labels: { member: 'The person who connects', organization: 'An organization’s page' },
    }).default('member'),
    organization_id: textField({
      title: 'Organization',
      description: 'Filled in when you choose a page after connecting.',
      placeholder: '2414183',
      help: [
        'Open the page of your organization as its administrator.',
        'Copy the number from the address, such as linkedin.com/company/2414183/admin.',
      ],
      showWhen: { field: 'author', equals: 'organization' },
      maxLength: 30,
      mistakes: [
        { looksLike: /linkedin\.com/i, message: 'is an address; copy only the number in it' },
        { looksLike: /^urn:/, message: 'is a URN; enter only the number at its end' },
      ],
    })
      .regex(/^[0-9]{1,20}$/, 'must be a number')
      .optional(),
  }),
  baseUrl: 'https://api.linkedin.com',
  // Where images are sent to; the address comes with the permission to send one.
  hosts: ['www.linkedin.com'],
  versions: VERSIONS,
  discover,
  test: { requiredScopes: [OPENID, PROFILE], request: readMember, account: accountOf },
  actions: { post_to_social: postToSocial },
  panels: { organization: organizationPanel },
  // Of one member; counted anew at midnight UTC.
  rateLimit: { requests: 150, perMs: DAY_MS },
  timeoutMs: 60_000,
  readError,
  samples,
});
