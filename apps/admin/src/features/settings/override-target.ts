import type { Settings, UpdateSettings } from '@patchbay/contracts/settings';
import type { StatedRules } from './rule-draft.ts';

/** Whom an override is about. */
export interface OverrideTarget {
  kind: 'family' | 'connector';
  /** Family, or slug of the connector. */
  key: string;
}

/** What the site states for it; without the capability of a family, which is no rule of delivery. */
export function statedFor({ kind, key }: OverrideTarget, settings: Settings): StatedRules {
  if (kind === 'connector') return settings.connector_overrides[key] ?? {};
  const { capability: _, ...rules } = settings.family_overrides[key] ?? {};
  return rules;
}

/** The change that puts `rules` in place of what is stated; nothing stated takes the entry away. */
export function withOverride(
  { kind, key }: OverrideTarget,
  rules: StatedRules,
  now: Settings,
): UpdateSettings {
  if (kind === 'connector') {
    const { [key]: _, ...others } = now.connector_overrides;
    return { connector_overrides: isEmpty(rules) ? others : { ...others, [key]: rules } };
  }
  const { [key]: before, ...others } = now.family_overrides;
  const { rate_limit, ...rest } = rules;
  const next = {
    ...(before?.capability && { capability: before.capability }),
    ...rest,
    // Only a connector's limit can be taken away.
    ...(rate_limit && { rate_limit }),
  };
  return { family_overrides: isEmpty(next) ? others : { ...others, [key]: next } };
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
