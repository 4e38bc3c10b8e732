import { z } from 'zod';
import { Id, Timestamp, filterText, text } from './common.ts';

/** Pages whose filters can be kept under a name. */
export const VIEW_PAGES = ['connections', 'delivery-log'] as const;
/** So many a person keeps of a page. */
export const MOST_VIEWS = 50;

/** A person's own name for the filters of a page, in one site. */
export const SavedView = z.object({
  id: Id,
  page: z.enum(VIEW_PAGES),
  name: z.string(),
  /** The query string of the page, without a question mark: `state=error&sort=-created_at`. */
  search: z.string(),
  created_at: Timestamp,
});
export const SavedViews = z.object({ items: z.array(SavedView) });

export const SavedViewQuery = z.strictObject({ page: z.enum(VIEW_PAGES).optional() });
export const CreateSavedView = z.strictObject({
  page: z.enum(VIEW_PAGES),
  name: text(60),
  search: filterText(2000).regex(/^[^?#\s]*$/, 'must be a query string without a question mark'),
});

export type SavedView = z.infer<typeof SavedView>;
export type SavedViews = z.infer<typeof SavedViews>;
export type SavedViewQuery = z.infer<typeof SavedViewQuery>;
export type CreateSavedView = z.infer<typeof CreateSavedView>;
