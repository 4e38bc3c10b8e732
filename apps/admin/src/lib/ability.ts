import {
  unpackAccess,
  type AccessAbility,
  type PackedRules,
} from '@patchbay/contracts/access-ability';

const known = new WeakMap<PackedRules, AccessAbility>();

/** The ability behind the `rules` of a site in `GET /me`, built once for each answer. */
export function abilityFrom(rules: PackedRules): AccessAbility {
  const built = known.get(rules) ?? unpackAccess(rules);
  known.set(rules, built);
  return built;
}
