import { idempotencyKey } from '@patchbay/client/idempotency-key';
import { Site, type CreateSite } from '@patchbay/contracts/site';
import { ask } from '../../../lib/api.ts';

export function createSite(body: CreateSite) {
  return ask('POST', '/api/v1/sites', Site, { body, idempotencyKey: idempotencyKey() });
}
