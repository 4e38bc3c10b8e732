import { sitePath } from '@patchbay/client/site-path';
import { PanelOptionPage } from '@patchbay/contracts/panel';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { ask } from '../../../lib/api.ts';

export interface OptionsAsked {
  panel: string;
  step: string;
  /** The value chosen in the step before. */
  within: string | undefined;
  /** Only for a step that the vendor searches. */
  q: string | undefined;
}

/** What can be chosen in a step, as the vendor lists it now. A vendor's trouble is not asked again. */
export function panelOptionsQuery(site: string, id: number, asked: OptionsAsked) {
  const { panel, step, within, q } = asked;
  return infiniteQueryOptions({
    queryKey: ['panel-options', site, id, asked],
    queryFn: ({ pageParam, signal }) =>
      ask('GET', sitePath(site, 'connections', id, 'panels', panel, 'options'), PanelOptionPage, {
        query: { step, within, q, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: q === undefined ? undefined : keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });
}
