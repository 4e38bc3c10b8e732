import { AlertWebhookSecret } from '@patchbay/contracts/alert-channel';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** The secret before signs beside the new one for a day. */
export function rotateWebhookSecret(site: string) {
  const path = sitePath(site, 'settings', 'alert-webhook', 'rotate-secret');
  return ask('POST', path, AlertWebhookSecret);
}
