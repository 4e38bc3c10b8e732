import { ConnectionWithTest } from '@patchbay/contracts/connection';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Tests first; the state follows the test, so the answer may be a connection in `error`. */
export function resumeConnection(site: string, id: number) {
  return ask('POST', sitePath(site, 'connections', id, 'resume'), ConnectionWithTest);
}
