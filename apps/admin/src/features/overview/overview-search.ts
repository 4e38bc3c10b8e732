import { z } from 'zod';

export const PERIODS = ['24h', '7d', '30d'] as const;
export type Period = (typeof PERIODS)[number];

/** What cannot be read is dropped: an old link still shows an overview. */
export const OverviewSearch = z.object({
  range: z.enum(PERIODS).optional().catch(undefined),
});
export type OverviewSearch = z.infer<typeof OverviewSearch>;
