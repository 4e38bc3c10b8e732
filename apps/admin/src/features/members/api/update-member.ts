import { sitePath } from '@patchbay/client/site-path';
import { Member, type UpdateMember } from '@patchbay/contracts/member';
import { ask } from '../../../lib/api.ts';

/** With a tag, refused once it is no longer as when the tag was read. */
export function updateMember(
  site: string,
  id: number,
  change: UpdateMember,
  tag: string | null = null,
) {
  const options = { body: change, ifMatch: tag };
  return ask('PATCH', sitePath(site, 'members', id), Member, options);
}
