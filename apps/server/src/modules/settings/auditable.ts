import type { SettingsValues } from '@patchbay/contracts/settings';
import type { SettingsBeside } from './settings.wire.ts';

/**
 * The named settings as the audit keeps them. Overrides become a list, because the audit looks at
 * names of keys for secrets, and those of families and connectors are names that somebody chose.
 */
export function auditable(
  settings: Omit<SettingsValues, 'sso_group_roles'>,
  { sso_group_roles, alert_webhook }: SettingsBeside,
  names: string[],
): Record<string, unknown> {
  const { family_overrides, connector_overrides, ...values } = settings;
  const all: Record<string, unknown> = {
    ...{ ...values, sso_group_roles },
    // Many receivers take whoever knows the path for authorized.
    alert_webhook: alert_webhook && { origin: new URL(alert_webhook.url).origin },
    family_overrides: listed('family', family_overrides),
    connector_overrides: listed('connector', connector_overrides),
  };
  return Object.fromEntries(names.filter((name) => name in all).map((name) => [name, all[name]]));
}

function listed(key: string, overrides: Readonly<Record<string, object>>): object[] {
  return Object.entries(overrides).map(([name, override]) => ({ [key]: name, ...override }));
}
