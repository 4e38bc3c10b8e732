import { useMemo, useState } from 'react';

interface Row {
  id: number;
}

export interface Selection<R extends Row> {
  /** Those ticked, in the order they were. What is no longer there is for the list to leave out. */
  rows: readonly R[];
  has: (row: Row) => boolean;
  toggle: (row: R) => void;
  set: (rows: readonly R[]) => void;
}

/** Rows that are ticked. */
export function useSelection<R extends Row>(): Selection<R> {
  const [chosen, setChosen] = useState<ReadonlyMap<number, R>>(new Map());
  return useMemo(
    () => ({
      rows: [...chosen.values()],
      has: (row) => chosen.has(row.id),
      set: (rows) => setChosen(new Map(rows.map((row) => [row.id, row]))),
      toggle: (row) =>
        setChosen((now) => {
          const next = new Map(now);
          if (!next.delete(row.id)) next.set(row.id, row);
          return next;
        }),
    }),
    [chosen],
  );
}
