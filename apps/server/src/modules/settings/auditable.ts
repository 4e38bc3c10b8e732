import type { Settings } from '@patchbay/contracts/settings';

/**
 * The named settings as the audit keeps them. Overrides become a list, because the audit looks at
 * names of keys for secrets, and families are names that somebody chose.
 */
export function auditable(settings: Settings, names: string[]): Record<string, unknown> {
  const { family_overrides, data_key: _, ...values } = settings;
  const list = Object.entries(family_overrides).map(([family, override]) => ({
    family,
    ...override,
  }));
  const all: Record<string, unknown> = { ...values, family_overrides: list };
  return Object.fromEntries(names.filter((name) => name in all).map((name) => [name, all[name]]));
}
