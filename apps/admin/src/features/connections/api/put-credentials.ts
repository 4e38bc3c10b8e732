import { CreatedConnection, type PutCredentials } from '@patchbay/contracts/connection';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/**
 * Replaces after a test that passed; a refusal leaves the old credentials in place. A signing secret
 * that was left empty is made anew, and is in this answer only.
 */
export function putCredentials(site: string, id: number, body: PutCredentials) {
  return ask('PUT', sitePath(site, 'connections', id, 'credentials'), CreatedConnection, { body });
}
