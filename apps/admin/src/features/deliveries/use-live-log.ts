import { sitePath } from '@patchbay/client/site-path';
import { queryString } from '@patchbay/client/query-string';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore, type RefObject } from 'react';
import { useSite } from '../../lib/site-context.tsx';
import { logKey } from './api/delivery-log.ts';
import { LiveTail, type LiveView } from './live-tail.ts';
import { NEWEST_FIRST, type LogFilter } from './log-search.ts';

interface LiveLogOptions {
  on: boolean;
  filter: LogFilter;
  connectionId: number | undefined;
  /** The list: when its top is out of sight, somebody reads further down. */
  list: RefObject<HTMLElement | null>;
}

export interface LiveLog extends LiveView {
  show: () => void;
}

const nothing = () => () => undefined;
const noView = () => null;

/** The log's stream while it is asked for; null while it is not. */
export function useLiveLog({ on, filter, connectionId, list }: LiveLogOptions): LiveLog | null {
  const site = useSite();
  const queryClient = useQueryClient();
  const { sort, ...narrowed } = filter;
  const url =
    sitePath(site.slug, 'delivery-log', 'stream') +
    queryString({ connection_id: connectionId, ...narrowed });
  const tail = useMemo(() => {
    if (!on) return null;
    const isReading = () =>
      sort !== NEWEST_FIRST || (list.current?.getBoundingClientRect().top ?? 0) < 0;
    const reread = () => queryClient.invalidateQueries({ queryKey: logKey(site.slug) });
    return new LiveTail({ url, isReading, reread });
  }, [on, url, sort, list, queryClient, site.slug]);
  const view = useSyncExternalStore(tail?.subscribe ?? nothing, tail?.getView ?? noView);
  return useMemo(() => tail && view && { ...view, show: tail.show }, [tail, view]);
}
