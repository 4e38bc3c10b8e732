import type { Role as WireRole } from '@patchbay/contracts/role';
import { entityTag } from '../../platform/http/entity-tag.ts';
import type { Role } from './role.entity.ts';

export function toRole({ id, name, capabilities, built_in }: Role): WireRole {
  return { id, name, capabilities, built_in };
}

/** Of what can be edited. */
export function roleTag({ name, capabilities }: WireRole): string {
  return entityTag({ name, capabilities });
}
