import type { ChoicePanel, PanelFact, PanelStep } from '@patchbay/connector-sdk/panel';
import { RequestBuildError } from '@patchbay/connector-sdk/request-build-error';
import { z } from 'zod';
import { SITES } from './scopes.ts';

const line = z.string().min(1).max(500).optional().catch(undefined);

const Site = z.object({
  id: z.string().min(1).max(300),
  displayName: line,
  name: line,
  webUrl: line,
});
const Drive = z.object({
  id: z.string().min(1).max(200),
  name: z.string().min(1).max(500),
  webUrl: line,
});
const Sites = z.object({ value: z.array(Site) });
const Drives = z.object({ value: z.array(Drive) });

const SITE_FIELDS = { $select: 'id,displayName,name,webUrl' };
const DRIVE_FIELDS = { $select: 'id,name,webUrl' };

const nameOf = ({ displayName, name, id }: z.output<typeof Site>) => displayName ?? name ?? id;

/** GET /sites?search=: all that the account may open when nothing is looked for. */
const siteStep: PanelStep = {
  name: 'site',
  title: 'Site',
  searchable: true,
  list: {
    request: ({ q }) => ({
      method: 'GET',
      path: '/sites',
      query: { search: q ?? '*', ...SITE_FIELDS },
    }),
    read: ({ body }) => {
      const found = Sites.safeParse(body).data;
      return (
        found && {
          options: found.value.map((site) => ({
            value: site.id,
            label: nameOf(site),
            ...(site.webUrl && { description: site.webUrl }),
          })),
        }
      );
    },
  },
};

/** GET /sites/{site-id}/drives; the site is kept in the value, so that both can be asked again. */
const driveStep: PanelStep = {
  name: 'library',
  title: 'Document library',
  list: {
    request: ({ within }) => ({
      method: 'GET',
      path: '/sites/{site}/drives',
      params: { site: within ?? '' },
      query: DRIVE_FIELDS,
    }),
    read: ({ body }, { within }) => {
      const found = Drives.safeParse(body).data;
      return (
        found && {
          options: found.value.map(({ id, name }) => ({ value: `${within}/${id}`, label: name })),
        }
      );
    },
  },
};

/** Site, then one of its libraries: where files are saved. */
export const libraryPanel: ChoicePanel = {
  kind: 'choice',
  title: 'Document library',
  description: 'The library of a site that files are saved in.',
  scopes: [SITES],
  steps: [siteStep, driveStep],
  settle: [
    {
      request: (choice) => ({
        method: 'GET',
        path: '/sites/{site}',
        params: { site: partsOf(choice).site },
        query: SITE_FIELDS,
      }),
      read: ({ body }) => {
        const site = Site.safeParse(body).data;
        return site && { site_name: nameOf(site) };
      },
    },
    {
      request: (choice) => ({
        method: 'GET',
        path: '/drives/{drive}',
        params: { drive: partsOf(choice).drive },
        query: DRIVE_FIELDS,
      }),
      read: ({ body }) => {
        const drive = Drive.safeParse(body).data;
        return drive && { drive_id: drive.id, library_name: drive.name };
      },
    },
  ],
  writes: ['drive_id', 'site_name', 'library_name'],
  current: ({ drive_id: id, site_name: site, library_name: library }) => {
    if (!id) return [];
    const facts: PanelFact[] = [{ label: 'Document library', value: String(library ?? id) }];
    return site ? [{ label: 'Site', value: String(site) }, ...facts] : facts;
  },
};

/** `contoso.sharepoint.com,2C712604-…,2D2244C3-…/b!t18F8y…` */
function partsOf(choice: string): { site: string; drive: string } {
  const [, site, drive] = /^([A-Za-z0-9.,-]{1,300})\/([A-Za-z0-9!_-]{1,200})$/.exec(choice) ?? [];
  if (site && drive) return { site, drive };
  throw new RequestBuildError('value', 'must name a site and one of its libraries');
}
