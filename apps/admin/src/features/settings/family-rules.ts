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
    .map(([family, { capability }]) => ({ family, capability }))
    .sort((a, b) => a.family.localeCompare(b.family));
}

export function toOverrides(rules: readonly FamilyRule[]): Overrides {
  return Object.fromEntries(rules.map(({ family, capability }) => [family, { capability }]));
}
