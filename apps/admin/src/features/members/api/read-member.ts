import { Member } from '@patchbay/contracts/member';
import { sitePath } from '@patchbay/client/site-path';
import { askTagged } from '../../../lib/api.ts';

/** As it is stored at this moment, to save over just that. */
export function readMember(site: string, id: number) {
  return askTagged(sitePath(site, 'members', id), Member);
}
