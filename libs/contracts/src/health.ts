import { z } from 'zod';

export const Health = z.object({ status: z.literal('ok') });
export const Ready = z.object({
  status: z.enum(['ready', 'not_ready']),
  checks: z.object({
    /** False once the process was told to stop. */
    serving: z.boolean(),
    database: z.boolean(),
    migrations: z.boolean(),
    /** Of processes with workers: they take deliveries, or look and find none. */
    claiming: z.boolean().optional(),
    /** Of processes with workers: they hear of new work at once. False alone is still ready. */
    listening: z.boolean().optional(),
  }),
});
export type Ready = z.infer<typeof Ready>;

/** Prometheus' text format 0.0.4. */
export const MetricsText = z.string();
