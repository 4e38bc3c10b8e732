import { CAPABILITIES } from '@patchbay/core/capabilities';
import { parseDuration } from '@patchbay/core/duration';
import { z } from 'zod';
import { Timestamp, text } from './common.ts';

const Duration = z
  .string()
  .refine((value) => parseDuration(value) !== undefined, 'must be a duration such as 4s or 5m');

const Family = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,49}$/, 'must be the name of a connector family');

export const SettingsValues = z.object({
  delivery_log_retention_days: z.int().min(1).max(3650),
  /** Delays after the first, second, … failure; null means the platform's. */
  retry_schedule: z.array(Duration).max(20).nullable(),
  alert_addresses: z.array(z.email()).max(50),
  /** Capability a connector family asks for on top of the action's own. */
  family_overrides: z.record(Family, z.strictObject({ capability: z.enum(CAPABILITIES) })),
  /** The role, by its name, that a group of single sign-on brings; the first that applies decides. */
  sso_group_roles: z.array(z.strictObject({ group: text(200), role: text(100) })).max(500),
});

export const UpdateSettings = SettingsValues.partial().strict();

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

export const Settings = SettingsValues.extend({ data_key: DataKeyState });
export type Settings = z.infer<typeof Settings>;
export type UpdateSettings = z.infer<typeof UpdateSettings>;
export type SettingsValues = z.infer<typeof SettingsValues>;
export type GroupRole = SettingsValues['sso_group_roles'][number];
