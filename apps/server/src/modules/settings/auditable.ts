import type { Settings } from '@patchbay/contracts/settings';

/**
 * The named settings as the audit keeps them. Overrides become a list, because the audit looks at
 * names of keys for secrets, and those of families and connectors are names that somebody chose.
 */
export function auditable(settings: Settings, names: string[]): Record<string, unknown> {
  const { family_overrides, connector_overrides, data_key: _, ...values } = settings;
  const all: Record<string, unknown> = {
    ...values,
    family_overrides: listed('family', family_overrides),
    connector_overrides: listed('connector', connector_overrides),
  };
  return Object.fromEntries(names.filter((name) => name in all).map((name) => [name, all[name]]));
}

function listed(key: string, overrides: Readonly<Record<string, object>>): object[] {
  return Object.entries(overrides).map(([name, override]) => ({ [key]: name, ...override }));
}
