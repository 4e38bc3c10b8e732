import { CreatedToken, type CreateToken } from '@patchbay/contracts/token';
import { idempotencyKey } from '@patchbay/client/idempotency-key';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** The one answer that holds the token itself. */
export function createToken(site: string, body: CreateToken) {
  return ask('POST', sitePath(site, 'tokens'), CreatedToken, {
    body,
    idempotencyKey: idempotencyKey(),
  });
}
