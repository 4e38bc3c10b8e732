import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { EDIT } from './scopes.ts';
import { siteInput, siteOf } from './site.ts';

/** PUT /webmasters/v3/sites/{siteUrl}/sitemaps/{feedpath}: the same again changes nothing. */
export const submitSitemap = action({
  title: 'Hand in a sitemap',
  description: 'Tells Google Search where a site lists its pages.',
  scopes: [EDIT],
  input: z.strictObject({
    site_url: siteInput,
    sitemap_url: z
      .url({ protocol: /^https?$/, hostname: z.regexes.domain })
      .max(2000)
      .meta({ title: 'Address of the sitemap' }),
  }),
  sample: { site_url: 'sc-domain:example.com', sitemap_url: 'https://example.com/sitemap.xml' },
  request: ({ site_url, sitemap_url }, { settings }) => ({
    method: 'PUT',
    path: '/webmasters/v3/sites/{siteUrl}/sitemaps/{feedpath}',
    params: { siteUrl: siteOf(site_url, settings), feedpath: sitemap_url },
  }),
});
