import { z } from 'zod';
import { Id, PageQuery, Timestamp, page } from './common.ts';

export const Alert = z.object({
  id: Id,
  kind: z.string(),
  connection_id: Id.nullable(),
  message: z.string(),
  created_at: Timestamp,
  resolved_at: Timestamp.nullable(),
  read_at: Timestamp.nullable(),
});
export const AlertPage = page(Alert);
export const AlertQuery = PageQuery.strict();
export type Alert = z.infer<typeof Alert>;
