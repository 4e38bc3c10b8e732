import { sitePath } from '@patchbay/client/site-path';
import { DataKeyState } from '@patchbay/contracts/settings';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { ask } from '../../../lib/api.ts';

/** Of the settings, what is about the key. */
const Answer = z.object({ data_key: DataKeyState });
const LOOK_EVERY_MS = 1500;

export function dataKeyKey(site: string) {
  return ['sites', site, 'data-key'] as const;
}

/** The site's data key; asked again and again while it is being rotated. */
export function dataKeyQuery(site: string) {
  return queryOptions({
    queryKey: dataKeyKey(site),
    queryFn: async ({ signal }) =>
      (await ask('GET', sitePath(site, 'settings'), Answer, { signal })).data_key,
    refetchInterval: ({ state }) =>
      state.data?.rotation?.status === 'running' ? LOOK_EVERY_MS : false,
  });
}
