import { z } from 'zod';

/** A record's number, as Pipedrive's addresses show it. */
export const recordId = z.string().regex(/^[1-9][0-9]{0,14}$/, 'must be a record’s number');

/** Fields of the company, by the hash that Pipedrive names them with. */
export const properties = z
  .record(
    z.string().regex(/^[0-9a-f]{40}$/, 'must be a field’s key of 40 letters and digits'),
    z.union([z.string(), z.number(), z.boolean()]),
  )
  .optional()
  .meta({ title: 'Further properties', description: 'Custom fields, by their key of 40 signs.' });

/** The number Pipedrive takes; `undefined` for `undefined`. */
export function numberOf(id: string | undefined): number | undefined {
  return id === undefined ? undefined : Number(id);
}
