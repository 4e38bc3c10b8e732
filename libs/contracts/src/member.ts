import { CAPABILITIES } from '@patchbay/core/capabilities';
import { z } from 'zod';
import { NewPassword } from './auth.ts';
import { Id, Timestamp, text } from './common.ts';

export const CreateMember = z.strictObject({
  email: z.email().max(320),
  name: text(100).optional(),
  role_id: Id,
  /** Needed when nobody has this address yet. */
  password: NewPassword.optional(),
});
export const UpdateMember = z
  .strictObject({
    role_id: Id.optional(),
    /** Of the person, in all their sites: their sessions and tokens end at once. */
    disabled: z.boolean().optional(),
  })
  .refine(({ role_id, disabled }) => role_id !== undefined || disabled !== undefined, {
    path: ['role_id'],
    message: 'role_id or disabled is needed',
  });

export const Member = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  role_id: Id,
  role: z.string(),
  /** `sso`: the membership follows the person's groups at their next single sign-on. */
  origin: z.enum(['manual', 'sso']),
  disabled: z.boolean(),
  created_at: Timestamp,
});

/** One or more capabilities with commas between; a holder has all of them. */
export const HolderQuery = z.strictObject({
  capabilities: z
    .string()
    .max(1000)
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(CAPABILITIES)).min(1)),
});
/** A colleague to ask for what one may not do. */
export const Holder = z.object({ id: Id, name: z.string(), email: z.string() });
export const HolderList = z.object({ items: z.array(Holder) });

export type HolderQuery = z.infer<typeof HolderQuery>;
export type HolderList = z.infer<typeof HolderList>;
export type Member = z.infer<typeof Member>;
export type CreateMember = z.infer<typeof CreateMember>;
export type UpdateMember = z.infer<typeof UpdateMember>;
