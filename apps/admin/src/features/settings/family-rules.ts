import type { Capability } from '@patchbay/contracts/capability';
import type { SettingsValues } from '@patchbay/contracts/settings';

type Overrides = SettingsValues['family_overrides'];

/** One override as a line of the form. */
export interface FamilyRule {
  family: string;
  capability: Capability;
}

export function toRules(overrides: Overrides): FamilyRule[] {
  return Object.entries(overrides)
    .flatMap(([family, { capability }]) => (capability ? [{ family, capability }] : []))
    .sort((a, b) => a.family.localeCompare(b.family));
}

/** What is stored of a family besides its capability stays as it is. */
export function toOverrides(rules: readonly FamilyRule[], stored: Overrides): Overrides {
  const others = Object.entries(stored).flatMap(([family, { capability: _, ...rest }]) =>
    Object.keys(rest).length > 0 ? [[family, rest] as const] : [],
  );
  const overrides: Overrides = Object.fromEntries(others);
  for (const { family, capability } of rules) {
    overrides[family] = { ...overrides[family], capability };
  }
  return overrides;
}
