import { page } from '@patchbay/contracts/common';
import { ConnectorPackage } from '@patchbay/contracts/connector-package';
import { queryOptions } from '@tanstack/react-query';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

const PackagePage = page(ConnectorPackage);

/** What became of the packages at start: it changes with the next start only. */
export function connectorPackagesQuery(site: string) {
  return queryOptions({
    queryKey: ['sites', site, 'connector-packages'],
    queryFn: ({ signal }) =>
      ask('GET', sitePath(site, 'connector-packages'), PackagePage, { signal }),
    select: (answer) => answer.items,
    staleTime: Infinity,
  });
}
