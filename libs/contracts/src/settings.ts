import { CAPABILITIES } from '@patchbay/core/capabilities';
import { parseDuration } from '@patchbay/core/duration';
import { z } from 'zod';
import { AlertChannels, AlertWebhook, AlertWebhookInput } from './alert-channel.ts';
import { Timestamp, text } from './common.ts';

const DAY_MS = 86_400_000;

/** `4s`, `5m`, from `least` to `most` milliseconds. */
const duration = (least: number, most: number, said: string) =>
  z.string().refine((value) => {
    const ms = parseDuration(value);
    return ms !== undefined && ms >= least && ms <= most;
  }, said);

/** Delays after the first, second, … failure. */
const Schedule = z
  .array(duration(0, 30 * DAY_MS, 'must be a duration of at most 30d such as 4s or 5m'))
  .max(20);
/** For the whole exchange with the vendor. */
const Timeout = duration(100, 300_000, 'must be a duration from 100ms to 5m such as 30s');
/** At most `requests` in any stretch of `per`, over everything one vendor account is sent. */
const RateLimit = z.strictObject({
  requests: z.int().min(1).max(1_000_000),
  per: duration(1000, DAY_MS, 'must be a duration from 1s to 1d such as 10s'),
});

const Family = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,49}$/, 'must be the name of a connector family');
const ConnectorSlug = z.string().regex(/^[a-z][a-z0-9_]{1,49}$/, 'must be the slug of a connector');

/** What a site says of a connector family; a connector's own declaration is nearer. */
const FamilyOverride = z.strictObject({
  /** Asked for on top of the action's own. */
  capability: z.enum(CAPABILITIES).optional(),
  retry_schedule: Schedule.optional(),
  timeout: Timeout.optional(),
  rate_limit: RateLimit.optional(),
});

/** What a site says of one connector: the nearest, it outranks the connector's own declaration. */
const ConnectorOverride = z.strictObject({
  retry_schedule: Schedule.optional(),
  timeout: Timeout.optional(),
  /** `null` takes the connector's limit away. */
  rate_limit: RateLimit.nullable().optional(),
});

export const SettingsValues = z.object({
  delivery_log_retention_days: z.int().min(1).max(3650),
  /** Null means the platform's. */
  retry_schedule: Schedule.nullable(),
  /** Of a call to a vendor; null means the platform's. */
  timeout: Timeout.nullable(),
  alert_addresses: z.array(z.email()).max(50),
  family_overrides: z.record(Family, FamilyOverride),
  connector_overrides: z.record(ConnectorSlug, ConnectorOverride),
  /** The role, by its name, that a group of single sign-on brings; the first that applies decides. */
  sso_group_roles: z.array(z.strictObject({ group: text(200), role: text(100) })).max(500),
});

export const UpdateSettings = SettingsValues.partial()
  .extend({
    /** Null takes it away. The first address of a site makes a secret, which the answer shows once. */
    alert_webhook: AlertWebhookInput.nullable().optional(),
  })
  .strict();

/** The site's data key, and how far the newest rotation is; null before the first. */
export const DataKeyState = z.object({
  key_id: z.int(),
  created_at: Timestamp,
  rotation: z
    .object({
      /** `failed`: the site's keys themselves do not open, and nothing was changed. */
      status: z.enum(['running', 'done', 'failed']),
      key_id: z.int(),
      /** Rows to look at; 0 for a moment, until they are counted. */
      total: z.int(),
      done: z.int(),
      /** Rows that no key of the site opens; while there are any, the old keys are kept. */
      undecryptable: z.int(),
      /** Some of them: `connections 12`. */
      undecryptable_rows: z.array(z.string()),
      started_at: Timestamp,
      finished_at: Timestamp.nullable(),
    })
    .nullable(),
});
export type DataKeyState = z.infer<typeof DataKeyState>;

export const Settings = SettingsValues.extend({
  /** Readable also where it was stored before there was a longest delay. */
  retry_schedule: z.array(z.string()).nullable(),
  alert_webhook: AlertWebhook.nullable(),
  alert_channels: AlertChannels,
  data_key: DataKeyState,
});
export type Settings = z.infer<typeof Settings>;
export type UpdateSettings = z.infer<typeof UpdateSettings>;
export type SettingsValues = z.infer<typeof SettingsValues>;
export type GroupRole = SettingsValues['sso_group_roles'][number];
