import { ConnectionPage, type Connection } from '@patchbay/contracts/connection';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';
import { walkPages } from '../../../lib/walk-pages.ts';
import type { ConnectionFilter } from './connections.ts';

const PAGE = 200;

/** So many are worked on at once: each is a request of its own, sent by this tab. */
export const MOST_AT_ONCE = 5000;

/** All connections of a filter, up to `MOST_AT_ONCE`, by id: an order that no work on them changes. */
export function matchingConnections(
  site: string,
  filter: ConnectionFilter,
  { onFound, signal }: { onFound: (count: number) => void; signal: AbortSignal },
): Promise<Connection[]> {
  const read = (cursor: string | null) =>
    ask('GET', sitePath(site, 'connections'), ConnectionPage, {
      query: { ...filter, sort: 'id', limit: PAGE, cursor },
      signal,
    });
  return walkPages({ read, most: MOST_AT_ONCE, onFound, signal });
}
