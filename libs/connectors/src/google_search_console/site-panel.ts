import type { ChoicePanel, PanelFact } from '@patchbay/connector-sdk/panel';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { siteName, sitesIn } from './sites.ts';
import { READ } from './scopes.ts';
import { SITE } from './site.ts';

const RIGHTS: Readonly<Record<string, string>> = {
  siteowner: 'Owner',
  sitefulluser: 'Full user',
  siterestricteduser: 'Restricted user',
};

const rightsOf = (level: string): string =>
  RIGHTS[level.toLowerCase().replaceAll('_', '')] ?? 'Not known';

/** GET /webmasters/v3/sites gives all at once. */
export const sitePanel: ChoicePanel = {
  kind: 'choice',
  title: 'Site',
  description: 'The site that reports are about and sitemaps belong to.',
  scopes: [READ],
  steps: [
    {
      name: 'site',
      title: 'Site',
      list: {
        request: () => ({ method: 'GET', path: '/webmasters/v3/sites' }),
        read: ({ body }) => {
          const sites = sitesIn(body);
          return (
            sites && {
              options: sites.map(({ siteUrl, permissionLevel }) => ({
                value: siteUrl,
                label: siteName(siteUrl),
                description: siteUrl,
                note: { text: rightsOf(permissionLevel), tone: 'quiet' as const },
              })),
            }
          );
        },
      },
    },
  ],
  settle: [
    {
      request: (site) => {
        if (!SITE.test(site)) throw new RequestBuildError('value', 'is no site');
        return {
          method: 'GET',
          path: '/webmasters/v3/sites/{siteUrl}',
          params: { siteUrl: site },
        };
      },
      read: ({ body }, site) => {
        const [found] = sitesIn(body) ?? [];
        if (found?.siteUrl !== site) return undefined;
        return { site_url: found.siteUrl, site_rights: rightsOf(found.permissionLevel) };
      },
    },
  ],
  writes: ['site_url', 'site_rights'],
  current: ({ site_url: site, site_rights: rights }) => {
    if (typeof site !== 'string' || !site) return [];
    const facts: PanelFact[] = [{ label: 'Site', value: site }];
    return typeof rights === 'string' ? [...facts, { label: 'Rights', value: rights }] : facts;
  },
};
