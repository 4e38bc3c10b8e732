import type { RuleLayer, Rules } from './nearest-rules.ts';
import { type WrittenRules, ruleLayer } from './rule-layer.ts';

/** Everybody who states rules for a connector, but the platform; durations of the site as text. */
export interface RuleSources {
  /** The site's override of the connector. */
  own: WrittenRules | null | undefined;
  /** The connector's declaration. */
  declared: RuleLayer;
  /** The site's override of the connector's family. */
  family: WrittenRules | null | undefined;
  site: WrittenRules;
}

/** The levels of `RULE_LAYERS`, nearest first, for `nearestRules`. */
export function ruleLayers({ own, declared, family, site }: RuleSources): RuleLayer[] {
  return [ruleLayer(own), declared, ruleLayer(family), ruleLayer(site)];
}

/** The name of each level, in the order of `ruleLayers`. */
export const RULE_LAYERS = ['connector_override', 'connector', 'family_override', 'site'] as const;

/** Who states the rule that holds. */
export function ruleOrigin(
  layers: readonly RuleLayer[],
  rule: keyof Rules,
): (typeof RULE_LAYERS)[number] | 'platform' {
  const index = layers.findIndex((layer) => layer[rule] !== undefined);
  return RULE_LAYERS[index] ?? 'platform';
}
