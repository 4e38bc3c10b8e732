import { Role, type CreateRole } from '@patchbay/contracts/role';
import { idempotencyKey } from '@patchbay/client/idempotency-key';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

export function createRole(site: string, body: CreateRole) {
  return ask('POST', sitePath(site, 'roles'), Role, { body, idempotencyKey: idempotencyKey() });
}
