import { Member } from '@patchbay/contracts/member';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

export function updateMember(site: string, id: number, roleId: number) {
  return ask('PATCH', sitePath(site, 'members', id), Member, { body: { role_id: roleId } });
}
