import { Connection, type UpdateConnection } from '@patchbay/contracts/connection';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Refused once it is no longer as when the tag was read. */
export function updateConnection(
  site: string,
  id: number,
  change: UpdateConnection,
  tag: string | null,
) {
  const options = { body: change, ifMatch: tag };
  return ask('PATCH', sitePath(site, 'connections', id), Connection, options);
}
