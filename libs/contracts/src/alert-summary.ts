import { z } from 'zod';

/** For the bell, which stands on every page: apart from what only lists of alerts need. */
export const AlertSummary = z.object({
  open: z.int(),
  /** Of the open ones, those of severity `error`. */
  open_errors: z.int(),
  /** Open or resolved, and not read by the caller. */
  unread: z.int(),
});
export type AlertSummary = z.infer<typeof AlertSummary>;
