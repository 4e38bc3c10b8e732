import { AlertsRead } from '@patchbay/contracts/alert';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

/** All that the person sees. */
export function readAlerts(site: string) {
  return ask('POST', sitePath(site, 'alerts', 'read'), AlertsRead);
}
