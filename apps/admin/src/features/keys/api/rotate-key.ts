import { idempotencyKey } from '@patchbay/client/idempotency-key';
import { sitePath } from '@patchbay/client/site-path';
import { DataKeyState } from '@patchbay/contracts/settings';
import { ask } from '../../../lib/api.ts';

export function rotateKey(site: string) {
  return ask('POST', sitePath(site, 'settings', 'rotate-key'), DataKeyState, {
    idempotencyKey: idempotencyKey(),
  });
}
