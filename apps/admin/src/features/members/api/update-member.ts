import { sitePath } from '@patchbay/client/site-path';
import { Member, type UpdateMember } from '@patchbay/contracts/member';
import { ask } from '../../../lib/api.ts';

export function updateMember(site: string, id: number, change: UpdateMember) {
  return ask('PATCH', sitePath(site, 'members', id), Member, { body: change });
}
