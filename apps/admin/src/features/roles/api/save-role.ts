import { Role, type CreateRole } from '@patchbay/contracts/role';
import { idempotencyKey } from '@patchbay/client/idempotency-key';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Makes a role, or changes the one with `id`. */
export function saveRole(site: string, id: number | null, body: CreateRole) {
  if (id !== null) return ask('PATCH', sitePath(site, 'roles', id), Role, { body });
  return ask('POST', sitePath(site, 'roles'), Role, { body, idempotencyKey: idempotencyKey() });
}
