interface Walk<Item> {
  /** Reads the page that begins at a cursor; the first one's is null. */
  read: (cursor: string | null) => Promise<{ items: Item[]; next_cursor: string | null }>;
  /** So many at most. */
  most: number;
  onFound: (count: number) => void;
  signal: AbortSignal;
}

/**
 * The items of a keyset list, page by page, until its end or until there are `most`.
 *
 * @throws what reading throws; the signal's reason once it is aborted
 */
export async function walkPages<Item>(walk: Walk<Item>): Promise<Item[]> {
  const { read, most, onFound, signal } = walk;
  const found: Item[] = [];
  let cursor: string | null = null;
  do {
    signal.throwIfAborted();
    const page = await read(cursor);
    found.push(...page.items.slice(0, most - found.length));
    onFound(found.length);
    cursor = page.next_cursor;
  } while (cursor !== null && found.length < most);
  return found;
}
