import { createMongoAbility } from '@casl/ability';
import type { MongoAbility, RawRuleOf } from '@casl/ability';
import { packRules, unpackRules } from '@casl/ability/extra';
import type { PackRule } from '@casl/ability/extra';
import type { AccessRule, AccessSubject } from '@patchbay/core/access-rules';
import type { Capability } from '@patchbay/core/capabilities';
import { z } from 'zod';

/** What a capability is used on: a connection, or, without `connectionId`, a connector of the family. */
export interface AccessTarget {
  family: string;
  connectionId?: number | undefined;
}

type Action = Capability | 'see';
export type AccessAbility = MongoAbility<[Action, AccessSubject | AccessTarget]>;
type RawRule = RawRuleOf<AccessAbility>;

/** What is in the way of an act, so that a button can say so. */
export type AccessObstacle =
  /** `family` where the capability is that family's demand and not the act's own. */
  | { kind: 'capability'; capability: Capability; family: string | null }
  /** A service token confined to some connections or families. */
  | { kind: 'token_limited' };

/** Rules on the wire: CASL's packed form, `[actions, subjects, conditions or 0, 1 if refused, 0, reason]`. */
export const PackedRules = z.array(
  z.array(z.union([z.string(), z.literal([0, 1]), z.record(z.string(), z.unknown())])).min(2),
);
export type PackedRules = z.infer<typeof PackedRules>;

export function abilityOf(rules: readonly AccessRule[]): AccessAbility {
  return createMongoAbility<AccessAbility>(rules as unknown as RawRule[], {
    detectSubjectType: (target) =>
      typeof target === 'object' && target.connectionId !== undefined ? 'connection' : 'connector',
  });
}

export function packAccess(rules: readonly AccessRule[]): PackedRules {
  return packRules(rules as unknown as RawRule[]) as PackedRules;
}

/** The ability behind `rules` of `GET /api/v1/me`. */
export function unpackAccess(packed: PackedRules): AccessAbility {
  return abilityOf(unpackRules(packed as PackRule<RawRule>[]) as unknown as AccessRule[]);
}

/** Families whose own demand keeps the capability from being used on their connections. */
export function withheldFamilies(ability: AccessAbility, capability: Capability): string[] {
  return ability
    .rulesFor(capability, 'connection')
    .filter(({ inverted }) => inverted)
    .flatMap(({ conditions }) => FamilyCondition.safeParse(conditions).data?.family ?? []);
}

const FamilyCondition = z.object({ family: z.string() });

/**
 * Why `capability` cannot be used on the target, or in the site as a whole; null when it can.
 * `connector` asks whether it can be used on any connector at all.
 */
export function accessObstacle(
  ability: AccessAbility,
  capability: Capability,
  target: AccessTarget | 'site' | 'connector' = 'site',
): AccessObstacle | null {
  const rule = ability.relevantRuleFor(capability, target);
  if (rule && !rule.inverted) return null;
  const reason = rule?.reason as AccessRule['reason'];
  if (reason === 'token_limited') return { kind: reason };
  const family = reason !== undefined && typeof target === 'object' ? target.family : null;
  return { kind: 'capability', capability: reason ?? capability, family };
}
