import { z } from 'zod';
import { ConnectionQuery } from './connection.ts';

export const GROUPINGS = ['family', 'category'] as const;

/** The filters of the list, and by what to divide what they leave. */
export const ConnectionGroupQuery = ConnectionQuery.pick({
  state: true,
  attention: true,
  family: true,
  category: true,
  connector_type: true,
  q: true,
})
  .extend({ by: z.enum(GROUPINGS).default('family') })
  .strict();

export const ConnectionGroups = z.object({
  items: z.array(
    z.object({
      /** A family or a category. */
      key: z.string(),
      connections: z.int(),
      /** Of those, how many need somebody: health `error` or `warning`. */
      attention: z.int(),
    }),
  ),
});

export type ConnectionGroupQuery = z.infer<typeof ConnectionGroupQuery>;
export type ConnectionGroups = z.infer<typeof ConnectionGroups>;
