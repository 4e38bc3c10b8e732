import type {
  DataKeyState,
  GroupRole,
  Settings,
  SettingsValues,
} from '@patchbay/contracts/settings';
import type { SiteSettings } from '../sites/site.entity.ts';

/** What holds until a site says otherwise. */
const DEFAULTS: Omit<SettingsValues, 'sso_group_roles'> = {
  delivery_log_retention_days: 30,
  retry_schedule: null,
  timeout: null,
  alert_addresses: [],
  family_overrides: {},
  connector_overrides: {},
};

export function toSettings(
  stored: SiteSettings,
  sso_group_roles: GroupRole[],
  data_key: DataKeyState,
): Settings {
  return {
    ...DEFAULTS,
    ...(stored as Partial<SettingsValues>),
    sso_group_roles,
    data_key,
  };
}
