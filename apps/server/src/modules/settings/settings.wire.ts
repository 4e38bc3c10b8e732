import type { Settings, SettingsValues } from '@patchbay/contracts/settings';
import { entityTag } from '../../platform/http/entity-tag.ts';
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

/** What of the settings can be edited. */
type Changeable = ReturnType<typeof withDefaults> & SettingsBeside;

/** Of the webhook its address: the rest is made here, and a rotation is no edit. */
export function settingsTag(settings: Changeable): string {
  const { alert_webhook, sso_group_roles } = settings;
  const names = Object.keys(DEFAULTS) as (keyof typeof DEFAULTS)[];
  const values = Object.fromEntries(names.map((name) => [name, settings[name]]));
  return entityTag({ ...values, sso_group_roles, alert_webhook: alert_webhook?.url ?? null });
}
