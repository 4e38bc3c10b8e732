import type { Settings, SettingsValues } from '@patchbay/contracts/settings';
import type { DataKeyRow } from '../../platform/keys/data-key.entity.ts';
import type { SiteSettings } from '../sites/site.entity.ts';

/** What holds until a site says otherwise. */
const DEFAULTS: SettingsValues = {
  delivery_log_retention_days: 30,
  retry_schedule: null,
  alert_addresses: [],
  family_overrides: {},
};

export function toSettings(stored: SiteSettings, key: DataKeyRow): Settings {
  return {
    ...DEFAULTS,
    ...(stored as Partial<SettingsValues>),
    data_key: { key_id: key.key_id, created_at: key.created_at.toISOString(), rotation: null },
  };
}
