import { sitePath } from '@patchbay/client/site-path';
import { tell } from '../../../lib/api.ts';

export function deleteRole(site: string, id: number): Promise<void> {
  return tell('DELETE', sitePath(site, 'roles', id));
}
