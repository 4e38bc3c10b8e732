import type { Connection } from '@patchbay/contracts/connection';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { connectionKey } from './connection.ts';
import { connectionsKey } from './connections.ts';

type Pages = InfiniteData<{ items: Connection[]; next_cursor: string | null }>;

/** Puts what is known about a connection wherever it is shown, without asking anew. */
export function storeConnection(
  queryClient: QueryClient,
  site: string,
  connection: Connection,
): void {
  queryClient.setQueryData(connectionKey(site, connection.id), connection);
  queryClient.setQueriesData<Pages>({ queryKey: connectionsKey(site) }, (lists) => {
    if (!lists) return lists;
    const pages = lists.pages.map((page) => ({
      ...page,
      items: page.items.map((each) => (each.id === connection.id ? connection : each)),
    }));
    return { ...lists, pages };
  });
}
