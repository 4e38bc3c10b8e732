import { z } from 'zod';

export const Health = z.object({ status: z.literal('ok') });
export const Ready = z.object({
  status: z.enum(['ready', 'not_ready']),
  checks: z.object({ database: z.boolean(), migrations: z.boolean() }),
});
export type Ready = z.infer<typeof Ready>;

/** Prometheus' text format 0.0.4. */
export const MetricsText = z.string();
