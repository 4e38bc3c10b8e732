import { z } from 'zod';
import { Id, Moment, PageQuery, Timestamp, page, text } from './common.ts';
import { inOrder } from './time-range.ts';

export const ActivityEntry = z.object({
  id: Id,
  at: Timestamp,
  actor: z.object({
    kind: z.enum(['user', 'token', 'system']),
    id: Id.nullable(),
    name: z.string(),
  }),
  action: z.string(),
  connection_id: Id.nullable(),
  connection_name: z.string().nullable(),
  outcome: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  hash: z.string(),
  previous_hash: z.string(),
});
export const ActivityPage = page(ActivityEntry);

export const ActivityQuery = PageQuery.extend({
  actor: text(320).optional(),
  connection_id: z
    .string()
    .regex(/^[1-9]\d{0,15}$/, 'must be a positive integer')
    .transform(Number)
    .optional(),
  action: text(100).optional(),
  from: Moment.optional(),
  to: Moment.optional(),
})
  .strict()
  .refine(inOrder.check, inOrder.refusal);

export const ActivityVerdict = z.object({
  ok: z.boolean(),
  checked: z.int(),
  first_broken_id: Id.nullable(),
  reason: z.string().nullable(),
});
export type ActivityEntry = z.infer<typeof ActivityEntry>;
export type ActivityQuery = z.infer<typeof ActivityQuery>;
export type ActivityVerdict = z.infer<typeof ActivityVerdict>;
