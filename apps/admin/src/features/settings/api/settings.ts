import { Settings } from '@patchbay/contracts/settings';
import { sitePath } from '@patchbay/client/site-path';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

export function settingsKey(site: string) {
  return ['sites', site, 'settings'] as const;
}

export function settingsQuery(site: string) {
  return queryOptions({
    queryKey: settingsKey(site),
    queryFn: ({ signal }) => ask('GET', sitePath(site, 'settings'), Settings, { signal }),
  });
}
