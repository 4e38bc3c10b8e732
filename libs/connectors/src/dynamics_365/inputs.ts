import { z } from 'zod';

/** A row's identifier, as Dynamics 365's addresses show it. */
export const rowId = z.guid('must be a row’s ID');

/** Any column of the table, the organization's own included. */
export const properties = z
  .record(
    z.string().regex(/^[a-z][a-z0-9_]{0,99}(?:@odata\.bind)?$/i, 'must be a column’s logical name'),
    z.union([z.string(), z.number(), z.boolean(), z.null()]),
  )
  .optional()
  .meta({ title: 'Further properties', description: 'By their logical name, such as jobtitle.' });

/** A link to a row of another table; none for `undefined`. */
export function linkTo(table: string, id: unknown): string | undefined {
  return id === undefined ? undefined : `/${table}(${String(id)})`;
}
