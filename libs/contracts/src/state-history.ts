import { CONNECTION_STATES } from '@patchbay/core/connection-state';
import { z } from 'zod';
import { ActivityEntry } from './activity.ts';
import { Id, ListQuery, Timestamp, page } from './common.ts';

/** A moment at which a connection's state became another; it lasted until the next one. */
export const StateChange = z.object({
  /** Of the activity entry that recorded it. */
  id: Id,
  at: Timestamp,
  /** Null when it was made. */
  from: z.enum(CONNECTION_STATES).nullable(),
  to: z.enum(CONNECTION_STATES),
  action: z.string(),
  outcome: z.string(),
  /** In words for an operator; null when all was well afterwards. */
  reason: z.string().nullable(),
  actor: ActivityEntry.shape.actor,
});
export const StateHistory = page(StateChange);
export const StateHistoryQuery = ListQuery;

export type StateChange = z.infer<typeof StateChange>;
