import { z } from 'zod';

/** A record's number, as Zoho's addresses show it. */
export const recordId = z.string().regex(/^[0-9]{5,25}$/, 'must be a record’s number');

/** Any field of the module, the organization's own included. */
export const properties = z
  .record(
    z.string().regex(/^[A-Za-z$][A-Za-z0-9_]{0,99}$/, 'must be a field’s API name'),
    z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
  )
  .optional()
  .meta({ title: 'Further properties', description: 'By their API name, such as Lead_Source.' });

/** A link to another record; none for `undefined`. */
export function linkTo(id: unknown): { id: string } | undefined {
  return id === undefined ? undefined : { id: String(id) };
}
