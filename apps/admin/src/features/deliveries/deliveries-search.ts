import { z } from 'zod';
import { LogSearch } from './log-search.ts';

/** What the page shows; the log itself is the one without a word in the address. */
export const VIEWS = ['log', 'waiting', 'jobs'] as const;
export type View = (typeof VIEWS)[number];

export const AGES = ['1h', '24h', '7d'] as const;
const ORDERS = ['created_at', '-created_at'] as const;

/** The address of the page: what one view knows means nothing to the others. */
export const DeliveriesSearch = LogSearch.extend({
  view: z.enum(['waiting', 'jobs']).optional().catch(undefined),
  /** Of what waits, or of jobs. */
  status: z.string().max(200).optional().catch(undefined),
  /** What waits for at least so long. */
  older: z.enum(AGES).optional().catch(undefined),
  order: z.enum(ORDERS).optional().catch(undefined),
});
export type DeliveriesSearch = z.infer<typeof DeliveriesSearch>;
