import { z } from 'zod';

/** Who states a rule, the nearest first: it is the first of them that holds. */
export const RULE_ORIGINS = [
  'connector_override',
  'connector',
  'family_override',
  'site',
  'platform',
] as const;

const from = z.enum(RULE_ORIGINS);
const RetrySchedule = z.array(z.string());

/** How deliveries of one connector are sent and repeated now; durations as text, such as `10s`. */
export const ConnectorRules = z.object({
  /** Slug of the connector. */
  connector: z.string(),
  /** Delays after the first, second, … failure; none: it is never tried again. */
  retry_schedule: z.object({ value: RetrySchedule, from }),
  /** For the whole exchange with the vendor. */
  timeout: z.object({ value: z.string(), from }),
  /** For one vendor account; null: none is kept to but what the vendor's answers say. */
  rate_limit: z.object({
    value: z.object({ requests: z.int(), per: z.string() }).nullable(),
    from,
  }),
});

/** The rules that hold, and who states each. */
export const DeliveryRules = z.object({
  /** What holds where nobody says otherwise; set by whoever runs Patchbay. */
  platform: z.object({ retry_schedule: RetrySchedule, timeout: z.string() }),
  connectors: z.array(ConnectorRules),
});

export type RuleOrigin = (typeof RULE_ORIGINS)[number];
export type ConnectorRules = z.infer<typeof ConnectorRules>;
export type DeliveryRules = z.infer<typeof DeliveryRules>;
