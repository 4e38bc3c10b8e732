import type { Settings, SettingsValues } from '@patchbay/contracts/settings';
import type { SiteSettings } from '../sites/site.entity.ts';

/** What a change replaces beside the values of the site's row. */
export type SettingsBeside = Pick<Settings, 'sso_group_roles' | 'alert_webhook'>;

/** What holds until a site says otherwise. */
const DEFAULTS: Omit<SettingsValues, 'sso_group_roles'> = {
  delivery_log_retention_days: 30,
  retry_schedule: null,
  timeout: null,
  alert_addresses: [],
  family_overrides: {},
  connector_overrides: {},
};

export function withDefaults(stored: SiteSettings): Omit<SettingsValues, 'sso_group_roles'> {
  return { ...DEFAULTS, ...(stored as Partial<SettingsValues>) };
}
