import { SavedViews, type SavedView } from '@patchbay/contracts/saved-view';
import { sitePath } from '@patchbay/client/site-path';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

export function savedViewsKey(site: string, page: SavedView['page']) {
  return ['sites', site, 'saved-views', page] as const;
}

/** The filters of a page that the caller keeps under names. */
export function savedViewsQuery(site: string, page: SavedView['page']) {
  return queryOptions({
    queryKey: savedViewsKey(site, page),
    queryFn: ({ signal }) =>
      ask('GET', sitePath(site, 'saved-views'), SavedViews, { query: { page }, signal }),
    staleTime: 60_000,
  });
}
