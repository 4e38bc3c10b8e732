import { AuthorizeAnswer, type AuthorizeConnection } from '@patchbay/contracts/connection';
import { sitePath } from '@patchbay/client/site-path';
import type { z } from 'zod';
import { ask } from '../../../lib/api.ts';

export type Authorization = z.input<typeof AuthorizeConnection>;

/** Where to send the person; the connection is made when they come back. */
export function authorizeConnection(site: string, body: Authorization) {
  return ask('POST', sitePath(site, 'connections', 'authorize'), AuthorizeAnswer, { body });
}
