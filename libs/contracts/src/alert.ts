import { ALERT_KINDS, ALERT_SEVERITIES } from '@patchbay/core/alert-kind';
import { z } from 'zod';
import { Id, IdParam, PageQuery, Timestamp, page } from './common.ts';

/** Something that lasts and that somebody should know of; one a kind and connection. */
export const Alert = z.object({
  id: Id,
  kind: z.enum(ALERT_KINDS),
  severity: z.enum(ALERT_SEVERITIES),
  /** A few plain words. */
  title: z.string(),
  /** What happened, and what to do next. */
  message: z.string(),
  /** May be gone: alerts outlive their connection. */
  connection_id: Id,
  connection_name: z.string(),
  /** Disconnected since: there is no page of it any more. */
  connection_gone: z.boolean(),
  connector_type: z.string(),
  /**
   * How much it stands for: the failures of the worst hour (at most 1,000), the most that waited (at
   * most 10,000); of the other kinds, how often it came back within a quarter of an hour.
   */
  count: z.int(),
  opened_at: Timestamp,
  last_seen_at: Timestamp,
  /** Null while it lasts. */
  resolved_at: Timestamp.nullable(),
  /** When the caller read it; null for service tokens, which read nothing. */
  read_at: Timestamp.nullable(),
});
export const AlertPage = page(Alert);

export const AlertQuery = PageQuery.extend({
  state: z.enum(['open', 'resolved']).optional(),
  kind: z.enum(ALERT_KINDS).optional(),
  connection_id: IdParam.optional(),
  /** `true`: only what the caller has not read. */
  unread: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
}).strict();

export const AlertsRead = z.object({
  /** How many were unread until now. */
  read: z.int(),
});

export type Alert = z.infer<typeof Alert>;
export type AlertQuery = z.infer<typeof AlertQuery>;
export type AlertsRead = z.infer<typeof AlertsRead>;
