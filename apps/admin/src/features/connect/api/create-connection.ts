import { CreatedConnection, type CreateConnection } from '@patchbay/contracts/connection';

import { idempotencyKey } from '@patchbay/client/idempotency-key';
import { sitePath } from '@patchbay/client/site-path';
import type { z } from 'zod';
import { ask } from '../../../lib/api.ts';

export type NewConnection = z.input<typeof CreateConnection>;

/**
 * Answers only after the test call: stored and usable, or refused with what the vendor said. Aborted
 * before that, the server stores nothing.
 */
export function createConnection(site: string, body: NewConnection, signal: AbortSignal) {
  return ask('POST', sitePath(site, 'connections'), CreatedConnection, {
    body,
    idempotencyKey: idempotencyKey(),
    signal,
  });
}
