export interface SortState {
  id: string;
  desc: boolean;
}

/** `-created_at` as the table's own form; undefined for no sort. */
export function parseSort(sort: string | undefined): SortState | undefined {
  if (!sort) return undefined;
  return sort.startsWith('-') ? { id: sort.slice(1), desc: true } : { id: sort, desc: false };
}

/** Pressing a header: its first direction, then the other one, and so on. Never unsorted. */
export function nextSort(
  current: string | undefined,
  id: string,
  descendingFirst: boolean,
): string {
  const now = parseSort(current);
  const desc = now?.id === id ? !now.desc : descendingFirst;
  return desc ? `-${id}` : id;
}
