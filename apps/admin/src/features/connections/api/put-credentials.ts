import { ConnectionWithTest } from '@patchbay/contracts/connection';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** Replaces after a test that passed; a refusal leaves the old credentials in place. */
export function putCredentials(site: string, id: number, credentials: Record<string, string>) {
  return ask('PUT', sitePath(site, 'connections', id, 'credentials'), ConnectionWithTest, {
    body: { credentials },
  });
}
