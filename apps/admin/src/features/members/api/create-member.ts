import { Member, type CreateMember } from '@patchbay/contracts/member';
import { idempotencyKey } from '@patchbay/client/idempotency-key';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

export function createMember(site: string, body: CreateMember) {
  return ask('POST', sitePath(site, 'members'), Member, {
    body,
    idempotencyKey: idempotencyKey(),
  });
}
