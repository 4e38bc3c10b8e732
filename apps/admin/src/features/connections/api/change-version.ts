import { ConnectionWithTest } from '@patchbay/contracts/connection';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Tests in that version first; what fails it changes nothing. */
export function changeVersion(site: string, id: number, version: string) {
  const path = sitePath(site, 'connections', id, 'api-version');
  return ask('POST', path, ConnectionWithTest, { body: { version } });
}
