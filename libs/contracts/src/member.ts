import { z } from 'zod';
import { Id, Timestamp, text } from './common.ts';

export const CreateMember = z.strictObject({
  email: z.email().max(320),
  name: text(100).optional(),
  role_id: Id,
  /** Needed when nobody has this address yet; twelve characters at least (NIST SP 800-63B asks for eight). */
  password: z.string().min(12).max(1000).optional(),
});
export const UpdateMember = z.strictObject({ role_id: Id });

export const Member = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  role_id: Id,
  role: z.string(),
  created_at: Timestamp,
});
export type Member = z.infer<typeof Member>;
export type CreateMember = z.infer<typeof CreateMember>;
export type UpdateMember = z.infer<typeof UpdateMember>;
