import { z } from 'zod';
import { Id, SiteSlug, Timestamp, text } from './common.ts';

export const CreateSite = z.strictObject({ slug: SiteSlug, name: text(100) });
/** The slug stays: other modules' addresses hold it. */
export const UpdateSite = CreateSite.pick({ name: true });

export const Site = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  created_at: Timestamp,
});
export type Site = z.infer<typeof Site>;
export type CreateSite = z.infer<typeof CreateSite>;
export type UpdateSite = z.infer<typeof UpdateSite>;
