import { abilityOf } from '@patchbay/contracts/access-ability';
import type { AccessAbility } from '@patchbay/contracts/access-ability';
import { accessRules } from '@patchbay/core/access-rules';
import type { SiteGrant } from './caller-resolver.ts';
import type { Caller } from './caller.ts';

/** Abilities in use; a few kilobytes each. */
const KEPT = 500;
const abilities = new Map<string, AccessAbility>();

/**
 * What a caller may do with this grant. A grant is read anew with every request, and most are the
 * same as before: the rules are built once for what they are made of, not for each request.
 */
export function abilityOfGrant(caller: Caller, grant: SiteGrant): AccessAbility {
  const { connections = null, families = null } = caller.kind === 'token' ? caller : {};
  const { familyOverrides } = grant;
  const holding = { capabilities: [...grant.capabilities], familyOverrides, connections, families };
  const key = JSON.stringify(holding);
  const known = abilities.get(key);
  if (known) return known;
  if (abilities.size >= KEPT) abilities.clear();
  const ability = abilityOf(accessRules(holding));
  abilities.set(key, ability);
  return ability;
}
