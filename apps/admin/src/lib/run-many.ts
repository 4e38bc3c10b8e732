interface RunMany<Item, Result> {
  items: readonly Item[];
  /** So many at a time. */
  atATime: number;
  work: (item: Item) => Promise<Result>;
  onResult: (item: Item, result: Result) => void;
  /** No further item is begun; what is under way ends. */
  signal: AbortSignal;
}

/** Works through a list, some of it at a time, and ends when nothing is under way any more. */
export async function runMany<Item, Result>(run: RunMany<Item, Result>): Promise<void> {
  const { items, atATime, work, onResult, signal } = run;
  const rest = [...items];
  const hand = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) {
      if (signal.aborted) return;
      onResult(item, await work(item));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atATime, items.length) }, hand));
}
