import { useMemo, useState } from 'react';

export interface Selection {
  has: (id: number) => boolean;
  toggle: (id: number) => void;
  set: (ids: readonly number[]) => void;
}

/** Rows that are ticked. What is no longer there is for the list to leave out. */
export function useSelection(): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  return useMemo(
    () => ({
      has: (id) => chosen.has(id),
      set: (ids) => setChosen(new Set(ids)),
      toggle: (id) =>
        setChosen((now) => {
          const next = new Set(now);
          if (!next.delete(id)) next.add(id);
          return next;
        }),
    }),
    [chosen],
  );
}
