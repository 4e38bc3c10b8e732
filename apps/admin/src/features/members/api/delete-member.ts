import { sitePath } from '@patchbay/client/site-path';
import { tell } from '../../../lib/api.ts';

export function deleteMember(site: string, id: number): Promise<void> {
  return tell('DELETE', sitePath(site, 'members', id));
}
