import { oauth2 } from '@patchbay/connector-sdk/auth/oauth2';
import { defineConnector } from '@patchbay/connector-sdk/define-connector';
import { z } from 'zod';
import { googleBundle } from '../_google/bundle.ts';
import { readError } from '../_google/errors.ts';
import { googleOAuth } from '../_google/oauth.ts';
import { serviceAccount } from '../_google/service-account.ts';
import { accountOf } from './account.ts';
import { runReport } from './run-report.ts';
import { samples } from './samples.ts';
import { EDIT, READ, scopes } from './scopes.ts';
import { sitePanel } from './site-panel.ts';
import { siteField } from './site.ts';
import { submitSitemap } from './submit-sitemap.ts';

export default defineConnector({
  slug: 'google_search_console',
  name: 'Google Search Console',
  family: 'google',
  icon: 'googlesearchconsole',
  description: 'How a site is found in Google Search.',
  keywords: ['seo', 'search', 'ranking', 'sitemap', 'webmaster', 'position', 'clicks'],
  preparation: { account: 'administrator', minutes: 5 },
  sources: [
    'https://developers.google.com/identity/protocols/oauth2/web-server',
    'https://developers.google.com/webmaster-tools/v1/sites/get',
    'https://developers.google.com/webmaster-tools/v1/sites/list',
    'https://developers.google.com/webmaster-tools/v1/searchanalytics/query',
    'https://developers.google.com/webmaster-tools/v1/sitemaps/submit',
    'https://developers.google.com/webmaster-tools/v1/errors',
    'https://developers.google.com/webmaster-tools/limits',
  ],
  auth: [
    oauth2({ ...googleOAuth, scopes }),
    serviceAccount({
      scopes: [EDIT],
      access:
        'In Search Console open Settings › Users and permissions and add the address of the service account.',
    }),
  ],
  bundle: googleBundle,
  settings: z.strictObject({ site_url: siteField.optional() }),
  baseUrl: 'https://searchconsole.googleapis.com',
  test: {
    requiredScopes: [READ],
    // With a site in the settings, that the account may see this one.
    request: ({ settings }) =>
      settings['site_url']
        ? {
            method: 'GET',
            path: '/webmasters/v3/sites/{siteUrl}',
            params: { siteUrl: String(settings['site_url']) },
          }
        : { method: 'GET', path: '/webmasters/v3/sites' },
    account: accountOf,
  },
  actions: { run_report: runReport, submit_sitemap: submitSitemap },
  panels: { site: sitePanel },
  // Of one user; reports may come six times as often.
  rateLimit: { requests: 200, perMs: 60_000 },
  readError,
  samples,
});
