import type { Role as WireRole } from '@patchbay/contracts/role';
import type { Role } from './role.entity.ts';

export function toRole({ id, name, capabilities, built_in }: Role): WireRole {
  return { id, name, capabilities, built_in };
}
