import { ALERT_KINDS, ALERT_SEVERITIES } from '@patchbay/core/alert-kind';
import { z } from 'zod';
import { Id, Timestamp } from './common.ts';
import { Connection } from './connection.ts';

/** Work that waits until a connection is usable again; counting stops at 1,000, told by `at_least`. */
export const HeldWork = z.object({
  count: z.int(),
  at_least: z.boolean(),
  /** When the oldest of it was accepted. */
  oldest_at: Timestamp,
});

export const AttentionItem = z.object({
  /** `error`: something does not arrive. `warning`: it will not, or waits by choice. */
  severity: z.enum(ALERT_SEVERITIES),
  connection: Connection,
  /** Null when nothing is held, or the caller may not browse the connection's deliveries. */
  held: HeldWork.nullable(),
  /** What alerts say of a connection that is itself usable. */
  alerts: z.array(
    z.object({
      id: Id,
      kind: z.enum(ALERT_KINDS),
      title: z.string(),
      message: z.string(),
      count: z.int(),
      opened_at: Timestamp,
    }),
  ),
});

/** What needs somebody in a site, the worst first, and at most 20 of it; how much there is besides. */
export const Attention = z.object({
  items: z.array(AttentionItem),
  counts: z.object({
    /** Connections that deliver nothing. */
    broken: z.int(),
    /** Connections that work, with a trouble or an end in sight. */
    warned: z.int(),
    /** Counting stopped at 10,000 of these. */
    capped: z.array(z.enum(['broken', 'warned'])),
  }),
  /** What a new site has come to; null where the caller may not know. */
  start: z.object({
    /** One of its connections, to send a first event through. */
    connection_id: Id.nullable(),
    delivery: z.boolean().nullable(),
    token: z.boolean().nullable(),
  }),
});

export type HeldWork = z.infer<typeof HeldWork>;
export type AttentionItem = z.infer<typeof AttentionItem>;
export type Attention = z.infer<typeof Attention>;
