import { apiKey } from '@patchbay/connector-sdk/auth/api-key';
import { bearer } from '@patchbay/connector-sdk/auth/inject';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { keyField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { accountOf, scopesOf } from './account.ts';
import { createIssue } from './create-issue.ts';
import { readError } from './errors.ts';
import { oauth } from './oauth.ts';
import { REPOSITORY } from './repository.ts';
import { samples } from './samples.ts';
import { versionHeader, versions } from './versions.ts';

export default defineConnector({
  slug: 'github',
  name: 'GitHub',
  family: 'automation',
  icon: 'github',
  description: 'Issues in repositories.',
  keywords: ['issue', 'ticket', 'bug', 'repository', 'git', 'code', 'developer'],
  preparation: { account: 'member', minutes: 5 },
  sources: [
    'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps',
    'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps',
    'https://docs.github.com/en/rest/apps/oauth-applications',
    'https://docs.github.com/en/rest/about-the-rest-api/api-versions',
    'https://docs.github.com/en/rest/users/users#get-the-authenticated-user',
    'https://docs.github.com/en/rest/issues/issues#create-an-issue',
    'https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api',
    'https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api',
  ],
  auth: [
    oauth,
    apiKey({
      label: 'Personal access token',
      fields: z.strictObject({
        access_token: keyField({
          title: 'Fine-grained token',
          placeholder: 'github_pat_…',
          help: [
            'In GitHub open Settings › Developer settings › Personal access tokens › Fine-grained tokens.',
            'Choose Generate new token, name it Patchbay and choose the owner and repositories.',
            'Under Permissions add Issues with Read and write.',
            'Copy the token, which is shown only once, and paste it here.',
          ],
          helpUrl: 'https://github.com/settings/personal-access-tokens/new',
          mistakes: [
            {
              looksLike: /^gh[us]_/,
              message: 'is a token of an application, which ends within hours; make a personal one',
            },
            {
              looksLike: /^ghr_/,
              message: 'is a refresh token; make a personal access token',
            },
          ],
        }).refine((token) => /^(?:github_pat_|gh[po]_)/.test(token), 'must begin with github_pat_'),
      }),
      inject: bearer('access_token'),
    }),
  ],
  settings: z.strictObject({
    repository: textField({
      title: 'Repository',
      description: 'Where issues go unless a delivery names another repository.',
      placeholder: 'acme/shop',
      help: ['Open the repository in GitHub.', 'Copy owner and name from the address.'],
      mistakes: [
        {
          looksLike: /^(?:https?:\/\/|git@)/,
          message: 'is an address; give owner and name alone, such as acme/shop',
        },
      ],
      maxLength: 140,
    })
      .regex(REPOSITORY, 'must be of the form owner/name')
      .optional(),
  }),
  baseUrl: 'https://api.github.com',
  headers: { accept: 'application/vnd.github+json' },
  versions,
  test: {
    request: (context) => ({ method: 'GET', path: '/user', headers: versionHeader(context) }),
    account: accountOf,
    scopes: scopesOf,
  },
  actions: { create_issue: createIssue },
  // The hour's limit. What makes content is held to 80 a minute besides, and says so by 403.
  rateLimit: { requests: 5000, perMs: 3_600_000 },
  readError,
  samples,
});
