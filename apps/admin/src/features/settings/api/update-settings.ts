import { Settings, type UpdateSettings } from '@patchbay/contracts/settings';
import { sitePath } from '@patchbay/client/site-path';
import { ask } from '../../../lib/api.ts';

export function updateSettings(site: string, change: UpdateSettings) {
  return ask('PATCH', sitePath(site, 'settings'), Settings, { body: change });
}
