import { Connection, type UpdateConnection } from '@patchbay/contracts/connection';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

export function updateConnection(site: string, id: number, change: UpdateConnection) {
  return ask('PATCH', sitePath(site, 'connections', id), Connection, { body: change });
}
