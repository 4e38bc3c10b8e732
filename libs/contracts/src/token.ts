import { CAPABILITIES } from '@patchbay/core/capabilities';
import { z } from 'zod';
import { Id, Moment, Timestamp, text } from './common.ts';

export const CreateToken = z.strictObject({
  name: text(100),
  /** The module that will use it; deliveries it hands over carry this name. */
  module: z.string().regex(/^[a-z][a-z0-9_-]{0,49}$/, 'must be a short lower-case name'),
  capabilities: z.array(z.enum(CAPABILITIES)).min(1),
  /** Limits the token to these connections. */
  connections: z.array(Id).min(1).max(1000).optional(),
  /** Limits the token to these connector families. */
  families: z.array(text(50)).min(1).max(50).optional(),
  expires_at: Moment.optional(),
});

export const Token = z.object({
  id: Id,
  name: z.string(),
  module: z.string(),
  prefix: z.string(),
  capabilities: z.array(z.enum(CAPABILITIES)),
  connections: z.array(Id).nullable(),
  families: z.array(z.string()).nullable(),
  expires_at: Timestamp.nullable(),
  last_used_at: Timestamp.nullable(),
  created_at: Timestamp,
  /** Whose authority it carries; it can never do more than they can. */
  created_by: z.object({ id: Id, email: z.string() }),
  /** `maker_gone`: who made it is disabled or no member any more, and it is refused. */
  status: z.enum(['active', 'expired', 'maker_gone']),
  /** Of `capabilities`, what its maker does not hold any more. */
  withheld: z.array(z.enum(CAPABILITIES)),
});
/** The one answer that holds the token itself. */
export const CreatedToken = Token.extend({ token: z.string() });
export type Token = z.infer<typeof Token>;
export type CreatedToken = z.infer<typeof CreatedToken>;
export type CreateToken = z.infer<typeof CreateToken>;
