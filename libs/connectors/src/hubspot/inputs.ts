import { z } from 'zod';

/** A record's number, as HubSpot's addresses show it. */
export const recordId = z.string().regex(/^[0-9]{1,20}$/, 'must be a record’s number');

/** Any property of the account; HubSpot takes all values as text. */
export const properties = z
  .record(z.string().regex(/^[a-z0-9_]{1,100}$/, 'must be a property’s internal name'), z.string())
  .optional()
  .meta({ title: 'Further properties', description: 'By their internal name.' });

/** Drops what was not given: an empty property would clear the record's value. */
export function given(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
