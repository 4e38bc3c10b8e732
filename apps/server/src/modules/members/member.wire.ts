import type { Member as WireMember } from '@patchbay/contracts/member';
import { entityTag } from '../../platform/http/entity-tag.ts';
import type { Role } from '../roles/role.entity.ts';
import type { User } from '../auth/user.entity.ts';
import type { Member } from './member.entity.ts';

/** A member's id on the wire is the person's: the same in every site. */
export function toMember(member: Member, user: User, role: Role): WireMember {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    role_id: role.id,
    role: role.name,
    origin: member.origin,
    disabled: user.disabled_at !== null,
    created_at: member.created_at.toISOString(),
  };
}

/** Of what can be edited. */
export function memberTag({ role_id, disabled }: WireMember): string {
  return entityTag({ role_id, disabled });
}
