export interface Change {
  /** Names from the outermost inwards: `['settings', 'base_url']`. */
  path: string[];
  before: unknown;
  after: unknown;
  changed: boolean;
}

/**
 * What an entry's two sides say, one row for each value, what changed first. A list counts as one
 * value; a side that is not there has undefined everywhere.
 */
export function changesOf(before: unknown, after: unknown): Change[] {
  const was = leaves(before);
  const is = leaves(after);
  const keys = [...new Set([...was.keys(), ...is.keys()])];
  const rows = keys.map((key) => {
    const [old, next] = [was.get(key), is.get(key)];
    const changed = JSON.stringify(old?.value) !== JSON.stringify(next?.value);
    return { path: (old ?? next)!.path, before: old?.value, after: next?.value, changed };
  });
  return [...rows.filter((row) => row.changed), ...rows.filter((row) => !row.changed)];
}

interface Leaf {
  path: string[];
  value: unknown;
}

function leaves(side: unknown, path: string[] = []): Map<string, Leaf> {
  if (side === null || side === undefined) {
    return path.length === 0 ? new Map() : new Map([[path.join('\n'), { path, value: side }]]);
  }
  if (typeof side !== 'object' || Array.isArray(side)) {
    return new Map([[path.join('\n'), { path, value: side }]]);
  }
  const below = Object.entries(side).map(([name, value]) => leaves(value, [...path, name]));
  return new Map(below.flatMap((map) => [...map]));
}
