import type { ReactNode } from 'react';

export interface ColumnLook {
  /** Name of the column on narrow screens and for the sort menu. */
  label: string;
  align?: 'right';
  /** On narrow screens: `lead` stands before its head, `title` heads the card, `corner` stands at its top right, `bare` has no label, `hidden` is left to the detail. */
  card?: 'lead' | 'title' | 'corner' | 'bare' | 'hidden';
  /** The `sort` value the server knows this column by; without it the column cannot be sorted. */
  sort?: string;
  /** Sorted for the first time, the largest comes first. */
  descendingFirst?: boolean;
  width?: string;
}

/**
 * One column. The server sorts, filters and pages, so there is no model of a table to keep: a column
 * is how it looks and how it draws a row.
 */
export interface Column<Row extends object> {
  id: string;
  meta?: ColumnLook;
  /** In place of the name in the head; `rows` are those shown. */
  head?: (rows: readonly Row[]) => ReactNode;
  /** Called, not rendered as a component, so it uses no hooks: see `table-body.tsx`. */
  cell: (context: { row: { original: Row } }) => ReactNode;
}
