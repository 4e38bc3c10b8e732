import { z } from 'zod';
import { RANGE_PRESETS, rangeBounds } from '../../lib/date-range.ts';

/** The activity's part of the address. */
export const ActivitySearch = z.object({
  action: z.string().max(100).optional().catch(undefined),
  range: z.enum(RANGE_PRESETS).optional().catch(undefined),
  /** The entry whose drawer is open. */
  entry: z
    .string()
    .regex(/^[1-9]\d{0,15}$/)
    .optional()
    .catch(undefined),
});
export type ActivitySearch = z.infer<typeof ActivitySearch>;

/** What the address asks the API for, at `now` (epoch milliseconds). */
export function activityFilter(
  search: ActivitySearch,
  connectionId: number | undefined,
  now: number,
) {
  return {
    action: search.action || undefined,
    connection_id: connectionId,
    ...rangeBounds({ range: search.range }, now),
  };
}
export type ActivityFilter = ReturnType<typeof activityFilter>;
