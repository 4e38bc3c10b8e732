import type { ReadLimit } from '@patchbay/connector-sdk/read-limit';
import { z } from 'zod';

const Cost = z.object({
  extensions: z.object({
    cost: z.object({
      requestedQueryCost: z.number().nonnegative(),
      throttleStatus: z.object({
        currentlyAvailable: z.number(),
        restoreRate: z.number().positive(),
      }),
    }),
  }),
});

/** How many requests like this one are left, and when there is enough for the next. */
export function costOf(body: unknown): { remaining: number; waitMs: number } | undefined {
  const cost = Cost.safeParse(body).data?.extensions.cost;
  if (!cost) return undefined;
  const { currentlyAvailable, restoreRate } = cost.throttleStatus;
  const each = Math.max(1, cost.requestedQueryCost);
  return {
    remaining: Math.max(0, Math.floor(currentlyAvailable / each)),
    waitMs: Math.ceil((Math.max(0, each - currentlyAvailable) / restoreRate) * 1000),
  };
}

const SECOND_MS = 1000;

/**
 * Limits count points, a query's cost each: https://shopify.dev/docs/api/usage/limits. Headers tell
 * nothing.
 */
export const readLimit: ReadLimit = ({ body }) => {
  const cost = costOf(body);
  return cost && { remaining: cost.remaining, resetMs: Math.max(SECOND_MS, cost.waitMs) };
};
