import { useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import type { Connection } from '@patchbay/contracts/connection';
import { useSite } from '../../lib/site-context.tsx';
import type { Selection } from '../../ui/data-table/use-selection.ts';
import { connectionGroupsQuery } from './api/connection-groups.ts';
import { connectionsKey, type ConnectionFilter } from './api/connections.ts';

/**
 * How many connections the filter leaves, once every row that was loaded is ticked and there are more;
 * else null.
 */
export function useMatchingCount(
  filter: ConnectionFilter,
  selection: Selection<Connection>,
): number | null {
  const { slug } = useSite();
  const cache = useQueryClient().getQueryCache();
  const lists = cache.findAll({ queryKey: connectionsKey(slug), type: 'active' });
  const loaded = lists.flatMap(({ state }) => rowsOf(state.data));
  const all = loaded.length > 0 && loaded.every(selection.has);
  const groups = useQuery({ ...connectionGroupsQuery(slug, 'family', filter), enabled: all });
  if (!all || !groups.data || groups.isPlaceholderData) return null;
  const count = groups.data.items.reduce((sum, { connections }) => sum + connections, 0);
  return count > selection.rows.length ? count : null;
}

/** The rows of a list; groups are counted, and have none. */
function rowsOf(data: unknown): Connection[] {
  const pages = (data as InfiniteData<{ items: Connection[] }> | undefined)?.pages;
  return pages?.flatMap(({ items }) => items) ?? [];
}
