/** What a shortcut does; `row_open` and `close` are the browser's own, and listed all the same. */
export type ShortcutId =
  | 'palette'
  | 'help'
  | 'search'
  | 'overview'
  | 'library'
  | 'connections'
  | 'log'
  | 'activity'
  | 'settings'
  | 'row_next'
  | 'row_previous'
  | 'row_open'
  | 'close';

export interface Shortcut {
  id: ShortcutId;
  /** Pressed one after the other; `Mod` is Command on a Mac and Control elsewhere. */
  keys: readonly string[];
  /** Held together instead. */
  together?: true;
  /** Where it works: on every page, on one with a search, on one with a table of links. */
  where: 'everywhere' | 'search' | 'table';
  /** The browser does it. */
  native?: true;
}

/** Every shortcut of the page. There is no other place that gives a meaning to a key. */
export const SHORTCUTS: readonly Shortcut[] = [
  { id: 'palette', keys: ['Mod', 'k'], together: true, where: 'everywhere' },
  { id: 'help', keys: ['?'], where: 'everywhere' },
  { id: 'close', keys: ['Escape'], where: 'everywhere', native: true },
  { id: 'overview', keys: ['g', 'o'], where: 'everywhere' },
  { id: 'library', keys: ['g', 'l'], where: 'everywhere' },
  { id: 'connections', keys: ['g', 'c'], where: 'everywhere' },
  { id: 'log', keys: ['g', 'd'], where: 'everywhere' },
  { id: 'activity', keys: ['g', 'a'], where: 'everywhere' },
  { id: 'settings', keys: ['g', 's'], where: 'everywhere' },
  { id: 'search', keys: ['/'], where: 'search' },
  { id: 'row_next', keys: ['j'], where: 'table' },
  { id: 'row_previous', keys: ['k'], where: 'table' },
  { id: 'row_open', keys: ['Enter'], where: 'table', native: true },
];
