import { CAPABILITIES } from '@patchbay/core/capabilities';
import { z } from 'zod';
import { Id, text } from './common.ts';

const Capabilities = z
  .array(z.enum(CAPABILITIES))
  .max(CAPABILITIES.length)
  .transform((list) => [...new Set(list)]);

export const CreateRole = z.strictObject({ name: text(100), capabilities: Capabilities });
export const UpdateRole = CreateRole.partial();

export const Role = z.object({
  id: Id,
  name: z.string(),
  capabilities: z.array(z.enum(CAPABILITIES)),
  built_in: z.boolean(),
});
export type Role = z.infer<typeof Role>;
export type CreateRole = z.infer<typeof CreateRole>;
export type UpdateRole = z.infer<typeof UpdateRole>;
