import { rowSortingFeature, tableFeatures, type ColumnDef } from '@tanstack/react-table';

export interface ColumnLook {
  /** Name of the column on narrow screens and for the sort menu. */
  label: string;
  align?: 'right';
  /** On narrow screens: `title` heads the card, `corner` stands at its top right, `bare` has no label, `hidden` is left to the detail. */
  card?: 'title' | 'corner' | 'bare' | 'hidden';
  /** The `sort` value the server knows this column by; without it the column cannot be sorted. */
  sort?: string;
  /** Sorted for the first time, the largest comes first. */
  descendingFirst?: boolean;
  width?: string;
}

/** The server sorts and pages; the table only shows which way. */
export const features = tableFeatures({ rowSortingFeature, columnMeta: {} as ColumnLook });
export type Column<Row extends object> = ColumnDef<typeof features, Row>;
